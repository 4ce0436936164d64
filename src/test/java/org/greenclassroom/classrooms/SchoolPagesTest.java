package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;

/** A school sees its own rooms, says who looks after them and how many pupils have lessons. */
class SchoolPagesTest extends Rooms {
  @Test
  void a_school_says_who_looks_after_its_room_and_can_have_it_forgotten() {
    var officer = visitor(Role.OFFICER);
    var lent = lent(officer, 2, today().minusMonths(7));
    var principal = visitor(Role.SCHOOL, lent.school());
    var room = "/school/rooms/" + lent.room();
    principal.get("/").is(200).says("Our school");
    principal.get("/school").is(200).says("301 室", "2 computers are lent", "Say who looks after");
    principal.get(room).is(200).says("Nobody is named yet", lent.tags().getFirst().printed());

    var first = unique("和老师");
    principal
        .post(room + "/keepers", "duty", "MANAGER", "name", "  ", "since", today().toString())
        .is(422);
    principal.get(room);
    principal
        .post(
            room + "/keepers",
            "duty",
            "MANAGER",
            "name",
            first,
            "since",
            today().minusDays(30).toString())
        .is(200)
        .says(first, "room manager");
    officer.get("/").is(200).says("New room managers");
    officer.get(lent.at()).is(200).says(first, "The school named somebody new");
    officer.post("/classrooms/" + lent.room() + "/keepers/noting").is(200);
    assertThat(officer.get(lent.at()).text()).doesNotContain("The school named somebody new");

    var second = unique("李老师");
    principal.get(room);
    principal
        .post(
            room + "/keepers",
            "duty",
            "MANAGER",
            "name",
            second,
            "since",
            today().minusDays(60).toString())
        .is(422)
        .says("began on");
    principal.get(room);
    principal
        .post(
            room + "/keepers",
            "duty",
            "MANAGER",
            "name",
            second,
            "since",
            today().plusYears(2).toString())
        .is(422);
    principal.get(room);
    principal
        .post(room + "/keepers", "duty", "MANAGER", "name", second, "since", today().toString())
        .is(200)
        .says(second, first);
    long keeper =
        jdbc.sql("select keeper from classrooms.keeper where name = ?")
            .param(first)
            .query(Long.class)
            .single();
    principal.get(room);
    principal.post(room + "/keepers/" + keeper + "/forgetting").is(200);
    assertThat(principal.get(room).text()).doesNotContain(first).contains(second);
    assertThat(
            jdbc.sql("select count(*) from classrooms.keeper where classroom = ? and name = ?")
                .params(lent.room(), first)
                .query(Long.class)
                .single())
        .isZero();
    principal.post(room + "/keepers/999999999/forgetting").is(404);

    principal
        .post(room + "/pupils", "schoolYear", "2026-2027", "pupils", "212")
        .is(200)
        .says("212 pupils have lessons here");
    for (var language : List.of("zh", "fr")) {
      principal.speaking(language);
      principal.get("/school").is(200).says("301 室");
      principal.get(room).is(200).says(second);
    }
    // an officer looks at the page as the school does; another school does not
    officer.get(room).is(200).says("212");
    var other = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "Other"));
    other.get("/school").is(200).says("No classroom is planned");
    other.get(room).is(404);
    other
        .post(room + "/keepers", "duty", "DEPUTY", "name", "X", "since", today().toString())
        .is(404);
    other.post(room + "/pupils", "schoolYear", "2026-2027", "pupils", "2").is(404);
    visitor(Role.DONOR).get("/school").is(403);
  }

  @Test
  void a_school_is_asked_to_sign_what_waits() {
    var officer = visitor(Role.OFFICER);
    var school = partner(PartnerKind.SCHOOL, "School");
    var room = plan(officer, school, "1", 2);
    officer.get("/classrooms/" + room + "/agreement/new");
    var drawn = officer.post("/classrooms/" + room + "/agreement/paper").is(200);
    var principal = visitor(Role.SCHOOL, school);
    principal.get("/school").is(200).says("Read and sign the loan agreement");
    principal.get("/school/rooms/" + room).is(200).says("The computers have not come yet");
    Agreeing.sign(principal, principal.get(drawn.path()), "SCHOOL", "校长");
    Agreeing.sign(officer, officer.get(drawn.path()), "PROGRAMME", "林晓");
    assertThat(principal.get("/school").text()).doesNotContain("Read and sign");
  }
}
