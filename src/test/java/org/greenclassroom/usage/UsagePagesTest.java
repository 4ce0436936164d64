package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see: two averages, silence that is no zero, and files from sticks. */
class UsagePagesTest extends Speaking {
  @Autowired Usage usage;

  private void used(Agent agent, int minutes) {
    var days = new ArrayList<Told>();
    var first = Usage.weekOf(today()).minusWeeks(4);
    for (int day = 0; day < 20; day++)
      days.add(Told.of(first.plusDays(day / 5 * 7 + day % 5), 1, 2 * minutes, minutes));
    put(piece(sender(agent, days.toArray(Told[]::new)))).is(200);
  }

  @Test
  void an_average_is_never_over_those_alone_who_reported() {
    var room = room(4);
    var agents = enrolled(room);
    used(agents.get(0), 120); // 10 hours a week
    used(agents.get(1), 0);
    usage.contact(room.devices().get(2), today(), Source.GLPI, occasion(Role.OFFICER));
    var page = visitor(Role.SCHOOL, room.school()).get("/usage").is(200);
    page.says("stand 4 computers", "2 reported within 28 days", "of 2 nobody knows anything");
    page.says("2.5 h a week used, for each computer that stands in class");
    page.says("5 h a week used, for each computer that reported");
    page.says(
        "50 % of the computers reported", "25 % of the computers reported and nobody used them");
    page.says("2 of 4", "1 alive, no minutes");
    var one = visitor(Role.OFFICER).get("/usage/" + room.room()).is(200);
    one.says("2 of 4 computers reported within 28 days", "no signal", "nobody used it");
    one.says("alive, no minutes", "10 h used, 20 h on", "our agent");
    assertThat(one.body()).contains("<svg", "class=\"unknown\"");
    visitor(Role.SCHOOL, 1).get("/usage/" + room.room()).is(404);
    visitor(Role.OFFICER)
        .get("/classrooms/" + room.room())
        .says("2 of 4 computers reported within 28 days");
  }

  @Test
  void a_silent_room_says_that_nobody_knows_and_takes_a_teachers_number() {
    var room = room(2);
    var school = visitor(Role.SCHOOL, room.school());
    school.get("/usage/" + room.room()).is(200).says("none reported", "nobody knows");
    school
        .post(
            "/usage/" + room.room() + "/hours",
            "day",
            today().minusDays(7).toString(),
            "hours",
            "6.5",
            "computers",
            "12")
        .is(200)
        .says("6.5 hours", "6.5 × 12", "no signal", "a teacher’s number");
    school.get("/usage").is(200).says("teacher: 6 h", "0 of 2");
    var refused =
        school.post(
            "/usage/" + room.room() + "/hours",
            "day",
            today().plusDays(14).toString(),
            "hours",
            "6",
            "computers",
            "1");
    refused.is(422).says("has not begun");
    assertThat(
            new String(
                school.get("/usage/" + room.room() + "/weeks.csv").is(200).bytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains(",NO_SIGNAL,,,0,0,0,MANUAL,390,12");
  }

  @Test
  void the_list_narrows_by_silence_kind_and_place_and_is_exported() {
    var quiet = room(1);
    var live = room(1);
    usage.contact(
        quiet.devices().getFirst(), today().minusDays(20), Source.GLPI, occasion(Role.OFFICER));
    usage.contact(live.devices().getFirst(), today(), Source.GLPI, occasion(Role.OFFICER));
    var officer = visitor(Role.OFFICER);
    var name = jdbc.sql("select name from partners.partners where partner = ?");
    var quietName = name.param(quiet.school()).query(String.class).single();
    var word = quietName.substring(quietName.indexOf(' ') + 1);
    assertThat(officer.get("/usage?silence=QUIET&q=" + word).is(200).text()).contains(quietName);
    assertThat(officer.get("/usage?silence=LIVE&q=" + word).is(200).text())
        .contains("No classroom fits");
    assertThat(officer.get("/usage?silence=SILENT&q=" + word).is(200).text())
        .contains("No classroom fits");
    assertThat(officer.get("/usage?silence=NEVER&q=" + word).is(200).text())
        .contains("No classroom fits");
    assertThat(officer.get("/usage?kind=RURAL&division=53&q=" + word).is(200).text())
        .contains("No classroom fits");
    officer.get("/usage?after=~nothing").is(200);
    var csv =
        new String(
            officer.get("/usage.csv?q=" + word).is(200).bytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(csv).contains(quietName, ",QUIET,1,0,0,");
  }

  @Test
  void a_file_from_a_stick_leaves_the_same_as_the_line_and_says_what_is_missing() throws Exception {
    var room = room(2);
    var agents = enrolled(room);
    var collector = collector(room);
    var day = today().minusDays(3);
    var piece =
        piece(
            collector,
            3,
            sender(agents.get(0), Told.of(day, 1, 100, 10)),
            sender(agents.get(1), Told.of(day, 1, 1500, 10)));
    var file = new Upload("file", "a.gitc", "application/octet-stream", file(collector, piece));
    var school = visitor(Role.SCHOOL, room.school());
    school.get("/usage/bundles").is(200).says("No file was read in yet");
    var seen = school.upload("/usage/bundles", Map.of(), List.of(file)).is(200);
    seen.says("Of 2 rows 1 are new, 0 were known, 1 were rejected", "missing: 2, 1");
    seen.says("1440 minutes");
    assertThat(put(collector, piece).outcomes())
        .isEqualTo(List.of("ACCEPTED", "REJECTED ON_MINUTES"));
    school.upload("/usage/bundles", Map.of(), List.of(file)).is(200).says("Of 2 rows 1 are new");
    assertThat(
            new String(
                school.get(seen.path() + "/answer.gitr").is(200).bytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"outcome\":\"ACCEPTED\"");
    visitor(Role.OFFICER).get("/usage/bundles").is(200).says(collector.name());
    visitor(Role.SCHOOL, 1).get(seen.path()).is(404);
  }

  @Test
  void a_school_brings_no_file_of_another_and_nothing_of_it_is_kept() throws Exception {
    var room = room(1);
    var agent = enrolled(room.tags().getFirst());
    var collector = collector(room);
    var piece = piece(collector, 1, sender(agent, Told.of(today().minusDays(3), 1, 100, 10)));
    var file = new Upload("file", "a.gitc", "application/octet-stream", file(collector, piece));
    var other = room(1);
    visitor(Role.SCHOOL, other.school()).upload("/usage/bundles", Map.of(), List.of(file)).is(404);
    var own = piece(sender(agent, Told.of(today().minusDays(2), 1, 100, 10)));
    var alone =
        new Upload(
            "file",
            "b.gitc",
            "application/octet-stream",
            packed("{\"gitc\":1,\"batch\":\"" + id(own) + "\"}\n" + own));
    visitor(Role.SCHOOL, other.school()).upload("/usage/bundles", Map.of(), List.of(alone)).is(404);
    assertThat(
            jdbc.sql("select count(*) from usage.days where device = ?")
                .param(agent.device())
                .query(Long.class)
                .single())
        .isZero();
    visitor(Role.OFFICER).upload("/usage/bundles", Map.of(), List.of(alone)).is(200);
    var broken = new Upload("file", "c.gitc", "application/octet-stream", packed("nothing"));
    visitor(Role.OFFICER).upload("/usage/bundles", Map.of(), List.of(broken)).is(422).says(".gitc");
  }

  @Test
  void days_become_months_two_years_after_the_loan() {
    var room = room(1);
    var agent = enrolled(room.tags().getFirst());
    used(agent, 60);
    var over = today().plusMonths(25);
    keeping.makeMonths(today());
    keeping.forget(over);
    assertThat(count("usage.days", agent)).isEqualTo(20);
    table.forget(room.room());
    assertThat(count("usage.days", agent)).isZero();
    assertThat(count("usage.device_month", agent)).isPositive();
    assertThat(
            jdbc.sql("select sum(active_min) from usage.months where classroom = ?")
                .param(room.room())
                .query(Long.class)
                .single())
        .isEqualTo(1200);
  }

  @Test
  void programs_read_the_same_and_write_hours_once() {
    var room = room(2);
    used(enrolled(room.tags().getFirst()), 60);
    usage.contact(room.devices().getFirst(), today(), Source.GLPI, occasion(Role.OFFICER));
    var school = api(Role.SCHOOL, room.school());
    var rooms = school.get("/api/v1/usage/rooms").is(200).json().get("rows");
    assertThat(rooms.size()).isEqualTo(1);
    assertThat(rooms.get(0).get("hours_per_computer_and_week").asDouble()).isEqualTo(2.5);
    assertThat(rooms.get(0).get("hours_per_reporting_computer_and_week").asDouble()).isEqualTo(5.0);
    assertThat(rooms.get(0).get("silence").asString()).isEqualTo("LIVE");
    var path = "/api/v1/usage/rooms/" + room.room();
    var weeks = school.get(path + "/weeks").is(200).json();
    assertThat(weeks.size()).isEqualTo(26);
    assertThat(weeks.get(0).get("says").asString()).isEqualTo("NO_SIGNAL");
    assertThat(weeks.get(0).get("minutes_active").isNull()).isTrue();
    assertThat(weeks.get(24).get("minutes_active").asInt()).isEqualTo(300);
    var hours = "{\"day\":\"%s\",\"hours\":4.5,\"computers\":9}".formatted(today());
    school.post(path + "/hours", hours, "one").is(201);
    school.post(path + "/hours", hours, "one").is(201);
    assertThat(
            jdbc.sql("select count(*) from usage.manual where classroom = ?")
                .param(room.room())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    api(Role.SCHOOL, 1).get(path + "/weeks").is(404);
    usage.counted(
        occasion(Role.OFFICER),
        List.of(new Usage.Counted(room.devices().getLast(), today(), 90, 30)));
    assertThat(usage.standing(room.school())).containsEntry(room.room(), room.devices());
  }

  private long count(String relation, Agent agent) {
    return jdbc.sql("select count(*) from " + relation + " where device = ?")
        .param(agent.device())
        .query(Long.class)
        .single();
  }

  @Autowired Keeping keeping;
  @Autowired KeepingTable table;
}
