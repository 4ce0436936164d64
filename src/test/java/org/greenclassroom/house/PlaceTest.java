package org.greenclassroom.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.cast.Played;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A role that holds in some places only: elsewhere there is nothing. */
class PlaceTest extends House {
  private static final String DEVICES = "a device is the programme's, wherever it stands";
  private static final String DONORS = "of a donor or a gift";
  private static final String PLANTS = "of a plant";
  private static final String PLANS = "plans and tours go through several places";
  private static final String FIGURES = "figures of the whole programme";
  private static final String VOLUNTEERS = "a volunteer helps anywhere";
  private static final String OFFICE = "of the programme, of no school";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired ApplicationContext house;
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
    return placed(role, places);
  }

  /** In the middle of nowhere: no school lies there. */
  private static final String NOWHERE = "99";

  /**
   * What hangs on no school, or is one's own; each address with its reason (decisions 101, 128).
   */
  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          entry("/agents/computers/", DEVICES),
          entry("/api/v1/devices/", DEVICES),
          entry("/devices/", DEVICES),
          entry("/bench/", DEVICES),
          entry("/evidence/", DEVICES),
          entry("/glpi/devices/", DEVICES),
          entry("/labels/", DEVICES),
          entry("/repair/", DEVICES),
          entry("/sweeps/", DEVICES),
          entry("/wiping/", DEVICES),
          entry("/takeback/sorting/", DEVICES),
          entry("/api/v1/imports/", DONORS),
          entry("/api/v1/lots/", DONORS),
          entry("/claims/", DONORS),
          entry("/collection/", DONORS),
          entry("/donations/", DONORS),
          entry("/driving/", DONORS),
          entry("/engagement/", DONORS),
          entry("/funding/", DONORS),
          entry("/intake/", DONORS),
          entry("/outcomes/", DONORS),
          entry("/dismantling/", PLANTS),
          entry("/vouchers/", PLANTS),
          entry("/api/v1/plans/", PLANS),
          entry("/api/v1/tours/", PLANS),
          entry("/plans/", PLANS),
          entry("/tours/", PLANS),
          entry("/api/v1/editions/", FIGURES),
          entry("/api/v1/impact/", FIGURES),
          entry("/api/v1/watch/indicators/", FIGURES),
          entry("/atlas/", FIGURES),
          entry("/balance/", FIGURES),
          entry("/doubt/", FIGURES),
          entry("/editions/", FIGURES),
          entry("/impact/", FIGURES),
          entry("/past/", FIGURES),
          entry("/watch/indicators/", FIGURES),
          entry("/attendance/certificates/", VOLUNTEERS),
          entry("/attendance/hours/", VOLUNTEERS),
          entry("/attendance/mine/", VOLUNTEERS),
          entry("/incidents/", VOLUNTEERS),
          entry("/my-days/", VOLUNTEERS),
          entry("/volunteers/", VOLUNTEERS),
          entry("/calendar/{calendar", OFFICE),
          entry("/checklists/", OFFICE),
          entry("/coding/{programme", OFFICE),
          entry("/contests/awards/", OFFICE),
          entry("/contests/jury/", OFFICE),
          entry("/contests/uses/", OFFICE),
          entry("/entities/", OFFICE),
          entry("/papers/texts/", OFFICE),
          entry("/people/invitations/", "InvitationTest asks for them"),
          entry("/photographs/people/", OFFICE),
          entry("/photographs/pulls/", OFFICE),
          entry("/photographs/releases/", OFFICE),
          entry("/site/stories/", OFFICE),
          entry("/usage/bundles/", "a file of many rooms, for whoever brought it"),
          entry("/visits/received/", "one's own"),
          entry("/api/v1/visits/received/", "one's own"),
          entry("/views/", "one's own"));

  private List<HandlersTest.Way> bounded() {
    return HandlersTest.ways(mapping).stream()
        .filter(way -> way.path().contains("{") && way.roles() != null)
        .filter(way -> way.open(Role.OFFICER) || way.open(Role.ENGINEER))
        .filter(way -> !ForeignIds.isShared(way.path()))
        .filter(way -> EVERYWHERE.keySet().stream().noneMatch(way.path()::startsWith))
        .toList();
  }

  @Test
  void whatever_hangs_on_a_school_elsewhere_answers_as_if_it_did_not_exist() {
    Strewn.in(house);
    api(Role.OFFICER); // somebody has a token
    var caller = Caller.signedIn(port, nowhere(), PASSWORD);
    var wrong = new ArrayList<String>();
    var unplaced = new ArrayList<String>();
    int asked = 0;
    for (var way : bounded()) {
      var real = ForeignIds.of(jdbc, way.path());
      if (real.isEmpty()) unplaced.add(way.toString());
      var fields = ForeignTest.fields(ForeignTest.handler(mapping, way));
      for (var values : real) {
        asked++;
        var there = caller.call(way, ForeignIds.filled(way.path(), values), fields);
        var absent = ForeignIds.missing(values);
        var nothing = caller.call(way, ForeignIds.filled(way.path(), absent), fields);
        var ids = Stream.concat(values.stream(), absent.stream()).distinct().toList();
        if (there.status() != 404
            || !ForeignTest.words(there.body(), ids).equals(ForeignTest.words(nothing.body(), ids)))
          wrong.add("%s with %s: %s, but %s".formatted(way, values, there, nothing));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unplaced).as("nobody says in ForeignIds where its ids are").isEmpty();
    assertThat(asked).isGreaterThan(250);
  }

  /** The login of somebody who is officer and engineer where no school lies. */
  private String nowhere() {
    var admin = occasion(Role.ADMINISTRATOR);
    var account = actor(Role.OFFICER, Partners.HOUSE).account();
    people.take(admin, account, new Actor.Grant(Role.OFFICER, Partners.HOUSE));
    for (var role : List.of(Role.OFFICER, Role.ENGINEER))
      people.give(admin, account, new Actor.Grant(role, Partners.HOUSE, NOWHERE));
    return people.known(account).login();
  }

  /** Lists of what hangs on no school, which say of some things at which school they are. */
  private static final Map<String, String> LISTS_OF_ALL =
      Map.ofEntries(
          entry("/atlas", FIGURES),
          entry("/claims", DONORS),
          entry("/devices", DEVICES),
          entry("/doubt", FIGURES),
          entry("/editions", FIGURES),
          entry("/evidence", DEVICES),
          entry("/funding", DONORS),
          entry("/glpi/addresses", DEVICES),
          entry("/outcomes", DONORS),
          entry("/tours", PLANS));

  @Test
  void no_list_names_a_school_that_lies_elsewhere() {
    Played.in(house);
    var visitor = stranger().signIn(nowhere(), PASSWORD);
    var names =
        jdbc.sql(
                "select name from partners.partner where kinds = array['SCHOOL'] and name !~ '[A-Za-z]'")
            .query(String.class)
            .list();
    assertThat(names).hasSizeGreaterThan(3);
    int looked = 0;
    var wrong = new ArrayList<String>();
    for (var way : HandlersTest.ways(mapping)) {
      if (!way.verb().equals("GET") || way.path().contains("{") || way.roles() == null) continue;
      if (!way.open(Role.OFFICER) && !way.open(Role.ENGINEER)) continue;
      if (LISTS_OF_ALL.keySet().stream().anyMatch(way.path()::startsWith)) continue;
      var seen = visitor.get(way.path());
      if (seen.status() != 200) continue;
      looked++;
      var named = names.stream().filter(seen.body()::contains).limit(3).toList();
      if (!named.isEmpty()) wrong.add(way.path() + " names " + named);
    }
    assertThat(wrong).isEmpty();
    assertThat(looked).isGreaterThan(100);
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
    // another way to write the same number is no way around
    for (var written : List.of("0", "000"))
      for (var page : List.of("/classrooms/", "/delivery/", "/usage/", "/equipment/"))
        officer.get(page + written + there.room()).is(404);
    long id = there.room();
    for (var written : List.of("+" + id, "0" + id, " " + id, "0x" + Long.toHexString(id)))
      officer.post("/visits/mine", "classroom", written).is(404);
    officer.post("/takeback/many", "classroom", id + "," + id).is(404);
    officer.post("/takeback/many", "classroom", "" + id, "classroom", id + ",0").is(404);
  }

  /** With these roles, each in its place; empty: everywhere. */
  private Visitor with(Map<Role, String> places) {
    var admin = occasion(Role.ADMINISTRATOR);
    var account = actor(Role.TECHNICIAN, Partners.HOUSE).account();
    people.take(admin, account, new Actor.Grant(Role.TECHNICIAN, Partners.HOUSE));
    places.forEach(
        (role, place) -> people.give(admin, account, new Actor.Grant(role, Partners.HOUSE, place)));
    return stranger().signIn(people.known(account).login(), PASSWORD);
  }

  @Test
  void a_technicians_role_everywhere_makes_no_officer_everywhere() {
    var here = room("522634");
    var there = room("450123");
    var both = with(Map.of(Role.OFFICER, "52", Role.TECHNICIAN, ""));
    both.get("/classrooms/" + here.room()).is(200);
    both.get("/classrooms/" + there.room()).is(200); // as technicians may
    both.get("/classrooms/" + there.room() + "/agreement/new").is(404);
    both.post("/classrooms/" + there.room() + "/need").is(404);
    both.get("/surveys/errands/new?school=" + there.school()).is(404);
    assertThat(both.get("/classrooms/new").is(200).text())
        .contains(here.name())
        .doesNotContain(there.name());
    both.get("/letters").is(403);
  }

  /** Everything that only officers may do, as somebody who is an officer where no school lies. */
  @Test
  void no_officers_page_opens_by_another_role() {
    Played.in(house);
    api(Role.OFFICER); // somebody has a token
    var both = with(Map.of(Role.OFFICER, NOWHERE, Role.TECHNICIAN, ""));
    var open = new ArrayList<String>();
    int asked = 0;
    for (var way : bounded()) {
      if (!way.verb().equals("GET") || way.path().startsWith("/api/")) continue;
      if (!way.open(Role.OFFICER) || way.open(Role.TECHNICIAN)) continue;
      for (var values : ForeignIds.of(jdbc, way.path())) {
        asked++;
        int status = both.get(ForeignIds.filled(way.path(), values)).status();
        if (status != 404) open.add(way + " with " + values + ": " + status);
      }
    }
    assertThat(open).isEmpty();
    assertThat(asked).isGreaterThan(20);
  }

  @Test
  void an_officer_here_who_is_engineer_there_is_no_officer_there() {
    var here = room("522634");
    var there = room("450123");
    var both = with(Map.of(Role.OFFICER, "52", Role.ENGINEER, "45"));
    for (var room : List.of(here, there)) both.get("/classrooms/" + room.room()).is(200);
    both.get("/classrooms/" + here.room() + "/need").is(200);
    both.get("/classrooms/" + there.room() + "/need").is(404);
    both.post("/classrooms/" + there.room() + "/need").is(404);
    // behind a page that both roles open, only the engineer is left
    assertThat(both.get("/classrooms/" + here.room()).body()).contains("/need\"");
    assertThat(both.get("/classrooms/" + there.room()).body()).doesNotContain("/need\"");
    assertThat(both.get("/classrooms/new").is(200).text()).doesNotContain(there.name());
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
    var officer = in(Role.OFFICER, "52");
    officer.post("/followup/engineer", "tag", "" + task).is(404);
    officer.post("/followup/engineer", "tag", task + "," + task).is(404);
    visitor(Role.OFFICER).post("/followup/engineer", "tag", "" + task).is(200);
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

  private Visitor.Seen invite(Visitor who, String address, Role role, long partner) {
    return who.post(
        "/people/invitations",
        "address",
        address,
        "name",
        "Wu Min",
        "role",
        role.name(),
        "partner",
        "" + partner,
        "spoken",
        "en");
  }

  private static String address() {
    return unique("wu.min").replace(" ", ".") + "@example.org";
  }

  @Test
  void an_officer_of_a_province_invites_people_of_its_schools_and_nobody_else() {
    var here = room("522634");
    var there = room("450123");
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var officer = in(Role.OFFICER, "52");
    assertThat(officer.get("/people/invitations").is(200).body())
        .contains("value=\"" + here.school() + "\"")
        .doesNotContain("value=\"" + there.school() + "\"")
        .doesNotContain("value=\"" + donor + "\"")
        .doesNotContain("value=\"DONOR\"");
    var address = address();
    invite(officer, address, Role.SCHOOL, here.school()).is(200).says("A letter to " + address);
    invite(officer, address(), Role.SCHOOL, there.school()).is(404);
    invite(officer, address(), Role.DONOR, donor).is(403).says("in some places only");
    invite(officer, address(), Role.AUDITOR, Partners.HOUSE).is(403);
  }

  @Test
  void invitations_to_schools_elsewhere_and_to_donors_are_not_there_for_that_officer() {
    var there = room("450123");
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), Set.of(PartnerKind.DONOR), "CN", null);
    var anywhere = visitor(Role.OFFICER);
    anywhere.get("/people/invitations");
    var officer = in(Role.OFFICER, "52");
    for (var one : Map.of(there.school(), Role.SCHOOL, donor, Role.DONOR).entrySet()) {
      var address = address();
      invite(anywhere, address, one.getValue(), one.getKey()).is(200);
      assertThat(officer.get("/people/invitations").is(200).text()).doesNotContain(address);
      var invitation =
          jdbc.sql("select invitation from people.invitation where address = ?")
              .param(address)
              .query(Long.class)
              .single();
      officer.post("/people/invitations/" + invitation + "/repetition").is(404);
      officer.post("/people/invitations/" + invitation + "/revocation").is(404);
      anywhere.post("/people/invitations/" + invitation + "/revocation").is(200);
    }
  }

  @Test
  void a_role_that_does_not_fit_the_organisation_is_refused_to_everybody() {
    var school = room("522634").school();
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), Set.of(PartnerKind.SPONSOR), "CN", null);
    for (var who : List.of(visitor(Role.OFFICER), visitor(Role.ADMINISTRATOR))) {
      who.get("/people/invitations");
      invite(who, address(), Role.DONOR, school).is(422).says("has nobody in the role of donor");
      invite(who, address(), Role.SCHOOL, donor).is(422).says("has nobody in the role of school");
      invite(who, address(), Role.DISMANTLER, donor).is(422);
      invite(who, address(), Role.DONOR, donor).is(200);
    }
  }

  @Test
  void a_field_that_names_a_school_or_room_elsewhere_finds_nothing() {
    var there = room("450123");
    var officer = in(Role.OFFICER, "52");
    officer.get("/surveys?school=" + there.school()).is(404);
    officer.get("/surveys/errands/new?school=" + there.school()).is(404);
    officer.get("/partners/" + there.school()).is(404);
    officer.post("/takeback", "classroom", "" + there.room()).is(404);
    officer.post("/endings", "classroom", "" + there.room()).is(404);
    var here = room("522634");
    var near = room("522635");
    var successions = "/schools/" + here.school() + "/successions";
    assertThat(officer.get(successions + "/new?q=Place").is(200).text())
        .contains(near.name())
        .doesNotContain(there.name());
    var paper = List.of(new Visitor.Upload("paper", "a.pdf", "application/pdf", new byte[] {37}));
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(3).toString();
    for (var kind : List.of("MERGED", "CLOSED"))
      officer
          .upload(
              successions,
              Map.of("kind", kind, "successor", "" + there.school(), "day", day),
              paper)
          .is(404);
    assertThat(
            jdbc.sql("select count(*) from schools.succession where school = ?")
                .param(here.school())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void the_letters_of_the_house_are_for_those_who_work_everywhere() {
    in(Role.OFFICER, "52").get("/letters").is(403);
    visitor(Role.OFFICER).get("/letters").is(200);
  }

  @Test
  void a_survey_of_a_school_elsewhere_is_neither_ordered_nor_handed_in_by_the_interface() {
    var there = room("450123");
    var admin = occasion(Role.ADMINISTRATOR);
    var account = actor(Role.OFFICER, Partners.HOUSE).account();
    people.take(admin, account, new Actor.Grant(Role.OFFICER, Partners.HOUSE));
    people.give(admin, account, new Actor.Grant(Role.OFFICER, Partners.HOUSE, "52"));
    var api = Api.of(port, people.known(account).login(), PASSWORD);
    var until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30);
    api.post(
            "/api/v1/surveys/orders",
            "{\"school\": %d, \"room\": \"一楼机房\", \"seats\": 30, \"until\": \"%s\"}"
                .formatted(there.school(), until))
        .is(404);
    api.post(
            "/api/v1/surveys",
            "{\"school\": %d, \"sheet\": {\"room\": \"一楼机房\", \"seats\": 30, \"facts\": {\"volts\": 220}}}"
                .formatted(there.school()))
        .is(404);
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
