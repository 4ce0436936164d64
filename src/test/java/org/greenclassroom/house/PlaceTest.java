package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A role that holds in some places only: elsewhere there is nothing. */
class PlaceTest extends House {
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;

  private record Room(long room, long school, String name) {}

  /** A room of a school that lies in this division. */
  private Room room(String division) {
    var now = Occasion.of(Actor.HOUSE, clock.instant());
    var name = unique("Place school");
    var school = partners.record(now, name, Set.of(PartnerKind.SCHOOL), "CN", "1 Road");
    api(Role.OFFICER); // an account with a token
    jdbc.sql("insert into schools.school (school, kinds) values (?, '{}')").param(school).update();
    jdbc.sql(
            """
            insert into schools.division (school, code, path, valid_from, entered_at, entered_by, key)
            values (?, ?, 'somewhere', '2020-01-01', now(), 0, gen_random_uuid())
            """)
        .params(school, division)
        .update();
    var room =
        classrooms.plan(
            now, new Classrooms.Wanted(school, null, "一楼机房", 30, DeviceKind.LAPTOP, false));
    return new Room(room, school, name);
  }

  private long ticket(Room room) {
    return visitor(Role.SCHOOL, room.school())
        .post(
            "/tickets",
            "classroom",
            "" + room.room(),
            "category",
            "HARDWARE",
            "words",
            "the projector flickers")
        .id();
  }

  private Visitor in(Role role, String... places) {
    var admin = occasion(Role.ADMINISTRATOR);
    var account = actor(role, Partners.HOUSE).account();
    people.take(admin, account, new Actor.Grant(role, Partners.HOUSE));
    for (var place : places)
      people.give(admin, account, new Actor.Grant(role, Partners.HOUSE, place));
    return stranger().signIn(people.known(account).login(), PASSWORD);
  }

  @Test
  void an_engineer_of_a_province_finds_its_rooms_and_no_others() {
    var here = room("522634");
    var there = room("450123");
    var engineer = in(Role.ENGINEER, "52");
    for (var page : List.of("/classrooms/", "/delivery/", "/usage/", "/equipment/")) {
      engineer.get(page + here.room()).is(200);
      engineer.get(page + there.room()).is(404);
    }
    engineer.get("/schools/" + here.school()).is(200);
    engineer.get("/schools/" + there.school()).is(404);
    assertThat(engineer.get("/classrooms?q=" + there.name().replace(' ', '+')).text())
        .doesNotContain("一楼机房");
    assertThat(engineer.get("/classrooms?q=" + here.name().replace(' ', '+')).text())
        .contains("一楼机房");
  }

  @Test
  void an_officer_of_a_county_neither_sees_nor_does_anything_elsewhere() {
    var there = room("450123");
    var officer = in(Role.OFFICER, "522634");
    officer.get("/classrooms/" + there.room()).is(404);
    officer.post("/agents/classrooms/" + there.room() + "/codes").is(404);
    officer.post("/delivery/" + there.room() + "/seats").is(404);
  }

  @Test
  void a_ticket_and_a_list_of_tickets_end_at_the_border_too() {
    var here = room("522634");
    var there = room("450123");
    long ours = ticket(here);
    long theirs = ticket(there);
    var engineer = in(Role.ENGINEER, "5226");
    engineer.get("/tickets/" + ours).is(200);
    engineer.get("/tickets/" + theirs).is(404);
    assertThat(engineer.get("/tickets").text()).contains(here.name()).doesNotContain(there.name());
  }

  @Test
  void a_visit_is_made_where_its_engineer_belongs() {
    var here = room("522634");
    var there = room("450123");
    var engineer = in(Role.ENGINEER, "52");
    engineer.post("/visits/mine", "classroom", "" + here.room()).is(200);
    engineer.post("/visits/mine", "classroom", "" + there.room()).is(404);
    visitor(Role.OFFICER).post("/visits/mine", "classroom", "" + there.room()).is(200);
    var task =
        jdbc.sql("select max(task) from followup.tasks where classroom = ?")
            .param(there.room())
            .query(Long.class)
            .single();
    visitor(Role.ENGINEER).get("/visits/" + task + "/sheet").is(200);
    engineer.get("/visits/" + task + "/sheet").is(404);
    engineer.post("/visits/" + task + "/sheet").is(404);
  }

  @Test
  void one_person_may_have_several_places() {
    var here = room("522634");
    var there = room("450123");
    var nowhere = room("310115");
    var engineer = in(Role.ENGINEER, "522600", "45");
    engineer.get("/classrooms/" + here.room()).is(200);
    engineer.get("/classrooms/" + there.room()).is(200);
    engineer.get("/classrooms/" + nowhere.room()).is(404);
  }

  @Test
  void a_place_is_given_and_taken_on_the_page_of_people() {
    var admin = visitor(Role.ADMINISTRATOR);
    var account = actor(Role.ENGINEER, Partners.HOUSE).account();
    admin.get("/people").is(200).says("Only in this place");
    admin
        .post(
            "/people/" + account + "/roles", "role", "ENGINEER", "partner", "1", "place", "520000")
        .says("only in 52");
    admin
        .post(
            "/people/" + account + "/roles", "role", "ENGINEER", "partner", "1", "place", "Guizhou")
        .is(422)
        .says("is no place");
    admin
        .post("/people/" + account + "/roles", "role", "AUDITOR", "partner", "1", "place", "52")
        .is(422);
    admin.post("/people/" + account + "/roles/ENGINEER/1/removal", "place", "52");
    assertThat(people.known(account).grants())
        .containsExactly(new Actor.Grant(Role.ENGINEER, Partners.HOUSE));
  }
}
