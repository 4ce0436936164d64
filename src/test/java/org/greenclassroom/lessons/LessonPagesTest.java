package org.greenclassroom.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.greenclassroom.Visitor;
import org.greenclassroom.courses.Packs;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Timetable, log, link, tests and packs through the real pages. */
class LessonPagesTest extends Teaching {
  @Autowired private Packs packs;
  @Autowired private Links links;

  /** A weekday on which there was a lesson lately: not on that of today. */
  private int weekday() {
    return today().getDayOfWeek().getValue() % 5 + 1;
  }

  private static Map<String, String> of(String... fields) {
    var all = new java.util.LinkedHashMap<String, String>();
    for (int at = 0; at < fields.length; at += 2) all.put(fields[at], fields[at + 1]);
    return all;
  }

  @Test
  void a_timetable_is_typed_pasted_and_ended() {
    var place = place(true);
    var officer = visitor(Role.OFFICER);
    var at = place.at() + "/timetable";
    var since = today().minusDays(60).toString();
    var scratch = String.valueOf(courses.latest("scratch").orElseThrow().version());
    String[] line = {
      "weekday",
      String.valueOf(weekday()),
      "period",
      "3",
      "fromTime",
      "10:10",
      "minutes",
      "40",
      "grade",
      "5",
      "classLabel",
      "5(1)",
      "course",
      scratch,
      "tongue",
      "EN",
      "validFrom",
      since
    };
    officer.get(at).is(200).says("No line yet");
    officer.post(at, line).is(422).says("Python, as text", "screen reader");
    var more = new java.util.ArrayList<>(List.of(line));
    more.addAll(List.of("override", "a sighted class comes here on that day"));
    officer.post(at, more.toArray(String[]::new)).is(200).says("5(1)", "a sighted class");
    officer.post(at + "/import", "validFrom", since, "lines", "周一,1,8:00").is(422).says("Line 1");
    officer
        .post(at + "/import", "validFrom", since, "lines", "周六,1,8:00,40,5,5(2),nothing")
        .is(422)
        .says("nothing");
    officer
        .post(
            at + "/import",
            "validFrom",
            since,
            "lines",
            "weekday,period,time,minutes,grade,class,course,language\n周六,1,8:00,40,5,5(2),python,zh\nSun,2,9h10,45,6,6(1)")
        .is(200)
        .says("2 lines are in the timetable", "6(1)");
    var entry = timetable.ofRoom(place.room()).getFirst().entry();
    officer.post("/lessons/entries/" + entry + "/end", "last", today().toString()).is(200);
    assertThat(timetable.entry(entry).validUntil()).isEqualTo(today());
    officer.post(at + "/days", "day", today().toString(), "weekday", "9").is(422);
    visitor(Role.SCHOOL, place.school()).get(at).is(200);
    visitor(Role.SCHOOL, place(false).school()).get(at).is(404);
    visitor(Role.AUDITOR).get(at).is(200);
  }

  @Test
  void a_teacher_logs_by_the_link_without_an_account() {
    var place = place(false);
    long entry = timetable.add(house(), entry(place, weekday(), 1, "5(1)", today().minusDays(40)));
    var day = lastOf(place, entry);
    var slot = entry + "@" + day;
    var school = visitor(Role.SCHOOL, place.school());
    school.get(place.at()).is(200).says("There is no link");
    school.post(place.at() + "/links").is(200).says("The link is ready");
    var link = "/l/" + links.secret(place.room()).orElseThrow();
    var teacher = stranger();
    teacher.get(link).is(200).says("5(1)", "Which lesson");
    var uid = UUID.randomUUID().toString();
    String[] form = {"uid", uid, "slot", slot, "state", "HELD", "pupils", "３８", "computers", "28"};
    teacher.post(link, form).is(200).says("is written down");
    teacher.post(link, form).is(200).says("We had it already");
    teacher.post(link, "uid", uid, "slot", slot, "state", "HELD", "pupils", "37").is(409);
    teacher
        .post(
            link,
            "uid",
            UUID.randomUUID().toString(),
            "slot",
            slot,
            "pupils",
            "38",
            "girls",
            "30",
            "boys",
            "30")
        .is(422)
        .says("do not fit 38 pupils");
    teacher
        .post(
            link,
            "uid",
            UUID.randomUUID().toString(),
            "slot",
            "",
            "pupils",
            "38",
            "minutes",
            "40",
            "classLabel",
            "6(1)")
        .is(422)
        .says("The day is missing");
    teacher
        .post(
            link,
            "uid",
            UUID.randomUUID().toString(),
            "slot",
            "",
            "day",
            today().toString(),
            "pupils",
            "30",
            "minutes",
            "45",
            "classLabel",
            "6(1)",
            "grade",
            "6",
            "computers",
            "90")
        .is(422)
        .says("more than this room has");
    teacher
        .post(
            link,
            "uid",
            UUID.randomUUID().toString(),
            "slot",
            "",
            "day",
            today().toString(),
            "pupils",
            "30",
            "minutes",
            "45",
            "classLabel",
            "6(1)",
            "grade",
            "6",
            "unit",
            courses.latest("python").orElseThrow().version() + ".2",
            "tongue",
            "FR",
            "remark",
            "全班第一次写程序")
        .is(200);
    teacher.get(place.at()).is(200).says("Account name"); // nothing but its own page
    stranger().get("/l/" + "0".repeat(32)).is(404);
    school.get(place.at()).says("38", "outside the timetable", "Python, as text");
    assertThat(school.get(place.at() + "/lessons.csv").is(200).body())
        .contains("HELD,,5,5(1),40,38,,,28", "全班第一次写程序");
    // what the school said, and what is old, is not changed by whoever has the link
    var first = lessons.ofRoom(place.room(), today().plusDays(1), 0, 9).getLast();
    school.get(place.at() + "/log");
    school
        .post(
            place.at() + "/log", "uid", UUID.randomUUID().toString(), "slot", slot, "pupils", "36")
        .is(200)
        .says("takes the place");
    teacher.get(link);
    teacher
        .post(link, "uid", UUID.randomUUID().toString(), "slot", slot, "pupils", "12")
        .is(409)
        .says("by the school or the office");
    assertThat(lessons.thread(first.thread()).getFirst().pupils()).isEqualTo(36);
    String[] old = {
      "uid",
      UUID.randomUUID().toString(),
      "slot",
      "",
      "day",
      today().minusDays(45).toString(),
      "pupils",
      "30",
      "minutes",
      "45",
      "classLabel",
      "6(1)",
      "grade",
      "6"
    };
    teacher.get(link);
    teacher.post(link, old).is(200);
    var said = lessons.ofRoom(place.room(), today().plusDays(1), 0, 9).getLast();
    var correcting = new java.util.ArrayList<>(List.of(old));
    correcting.set(1, UUID.randomUUID().toString());
    correcting.set(7, "31");
    correcting.addAll(List.of("corrects", "" + said.lesson()));
    teacher.get(link);
    teacher.post(link, correcting.toArray(String[]::new)).is(409).says("28 days old");
    school.post(place.at() + "/links/end").is(200);
    stranger().get(link).is(404);
    school.get(place.at());
    school.post(place.at() + "/links").is(200);
    var last = "/l/" + links.secret(place.room()).orElseThrow();
    stranger().get(last).is(200);
    var officer = visitor(Role.OFFICER);
    officer
        .get(
            "/lessons?q="
                + java.net.URLEncoder.encode(
                    partners.partner(place.school()).name(), StandardCharsets.UTF_8))
        .is(200)
        .says("一楼机房");
    officer.get("/lessons/schools/" + place.school()).is(200).says("一楼机房");
    school.get("/lessons").is(200).says("一楼机房");
    school.get("/lessons/schools/" + place(false).school()).is(404);
    officer.get("/classrooms/" + place.room()).is(200).says("expected lessons held in eight weeks");
    // a room that is closed has no link, and none that somebody kept opens anything
    timetable.ended(house(), place.room());
    stranger().get(last).is(404);
    assertThat(links.secret(place.room())).isEmpty();
    // summed by days inside, the weeks are those of the view over all that ever was
    assertThat(
            reports.weeks(place.room(), today().minusDays(60), today()).stream()
                .filter(week -> week.expected() + week.extra() > 0)
                .toList())
        .isEqualTo(
            jdbc.sql(
                    """
                    select week, expected, held, cancelled, silent, extra from lessons.weeks
                     where classroom = ? and expected + extra > 0 and week >= date_trunc('week', ?::date) order by week
                    """)
                .params(place.room(), today().minusDays(60))
                .query(Week.class)
                .list());
    assertThat(officer.get("/lessons/weeks.csv").is(200).body()).contains("pupil_minutes", "一楼机房");
    assertThat(officer.get("/lessons/lessons.csv").is(200).body()).contains("全班第一次写程序");
  }

  @Test
  void a_correction_stands_beside_what_it_corrects() {
    var place = place(false);
    long entry = timetable.add(house(), entry(place, weekday(), 1, "5(1)", today().minusDays(40)));
    var day = lastOf(place, entry);
    var slot = entry + "@" + day;
    var school = visitor(Role.SCHOOL, place.school());
    var log = place.at() + "/log";
    school.get(log + "?slot=" + slot).is(200);
    school
        .post(
            log, "uid", UUID.randomUUID().toString(), "slot", slot, "state", "HELD", "pupils", "38")
        .is(200);
    long first = lessons.ofRoom(place.room(), today().plusDays(1), 0, 9).getFirst().lesson();
    school.get(log + "?corrects=" + first).is(200).says("Correct L-");
    school
        .post(
            log,
            "uid",
            UUID.randomUUID().toString(),
            "corrects",
            "" + first,
            "slot",
            slot,
            "state",
            "CANCELLED")
        .is(422)
        .says("choose a reason");
    school
        .post(
            log,
            "uid",
            UUID.randomUUID().toString(),
            "corrects",
            "" + first,
            "slot",
            slot,
            "state",
            "CANCELLED",
            "reason",
            "POWER")
        .is(200)
        .says("takes the place", "no power");
    var seen = school.get("/lessons/" + first).is(200);
    seen.says("A later word has taken its place", "All that was said of it");
    long last = lessons.ofRoom(place.room(), today().plusDays(1), 0, 9).getFirst().lesson();
    school.post("/lessons/" + last + "/withdrawal").is(200).says("counts no more");
    visitor(Role.SCHOOL, place(false).school()).get("/lessons/" + first).is(404);
  }

  @Test
  void tests_of_fewer_than_ten_pupils_are_shown_to_nobody() {
    var place = place(false);
    var officer = visitor(Role.OFFICER);
    var python = String.valueOf(courses.latest("python").orElseThrow().version());
    var instrument = unique("Quiz");
    officer.get(place.at()).is(200).says("No test");
    assess(officer, place, python, instrument, "5(1)", "PRE", "40", "41.5", 2, 8, 20, 8, 2).is(200);
    assess(officer, place, python, instrument, "5(1)", "PRE", "40", "90", 2, 8, 20, 8, 2)
        .is(422)
        .says("cannot be with these bands");
    assess(officer, place, python, instrument, "5(1)", "PRE", "41", "41.5", 2, 8, 20, 8, 2).is(422);
    assess(officer, place, python, instrument, "５（1）", "POST", "40", "61.5", 0, 2, 14, 20, 4)
        .is(200);
    assess(officer, place, python, instrument, "5(2)", "PRE", "8", "33.25", 0, 8, 0, 0, 0)
        .is(200)
        .says("shown to nobody");
    var seen = officer.get(place.at()).is(200).says("fewer than ten: not shown", "41.5");
    assertThat(seen.body()).doesNotContain("33.25");
    officer.get("/lessons/gains").is(200).says(instrument, "20");
    assertThat(
            jdbc.sql("select mean from lessons.assessments where classroom = ? and n < 10")
                .param(place.room())
                .query((row, _) -> row.getObject(1) == null)
                .list())
        .containsExactly(true);
  }

  @Test
  void two_who_write_a_test_down_at_once_are_both_heard() throws Exception {
    var place = place(false);
    var python = courses.latest("python").orElseThrow().version();
    var officer = occasion(Role.OFFICER);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new java.util.ArrayList<Future<?>>();
      for (int at = 0; at < 4; at++)
        writing.add(
            threads.submit(() ->
                reports.assess(
                    officer,
                    new Assessment(
                        UUID.randomUUID(),
                        place.room(),
                        5,
                        "5(1)",
                        python,
                        "Quiz",
                        Phase.PRE,
                        today(),
                        10,
                        java.math.BigDecimal.valueOf(50),
                        null,
                        List.of(0, 0, 10, 0, 0)))));
      for (var one : writing) one.get();
    }
    assertThat(
            jdbc.sql("select revision from lessons.assessment where classroom = ? order by 1")
                .param(place.room())
                .query(Integer.class)
                .list())
        .containsExactly(1, 2, 3, 4);
  }

  private Visitor.Seen assess(
      Visitor who,
      Place place,
      String course,
      String instrument,
      String label,
      String phase,
      String n,
      String mean,
      int... bands) {
    var fields =
        new java.util.ArrayList<>(
            List.of(
                "grade",
                "5",
                "classLabel",
                label,
                "course",
                course,
                "instrument",
                instrument,
                "phase",
                phase,
                "day",
                today().toString(),
                "n",
                n,
                "mean",
                mean,
                "deviation",
                "15"));
    for (int band : bands) fields.addAll(List.of("band", String.valueOf(band)));
    return who.post(place.at() + "/assessments", fields.toArray(String[]::new));
  }

  @Test
  void it_is_known_which_room_has_which_pack_and_what_a_class_should_get() {
    var place = place(false);
    var officer = visitor(Role.OFFICER);
    var version = courses.latest("python").orElseThrow().version();
    var name = "pack-" + unique();
    long pack = packs.begin(occasion(Role.OFFICER), version, name);
    packs.put(pack, "a.txt", "a".getBytes(StandardCharsets.UTF_8));
    officer.get(place.at()).is(200);
    var fields = of("pack", "" + pack, "installedOn", today().toString(), "onComputers", "28");
    officer.post(place.at() + "/packs", flat(fields)).is(404);
    packs.seal(occasion(Role.OFFICER), pack);
    officer.post(place.at() + "/packs", flat(fields)).is(200).says(name + "-1", "28");
    long next = packs.begin(occasion(Role.OFFICER), version, name);
    packs.put(next, "a.txt", "b".getBytes(StandardCharsets.UTF_8));
    packs.seal(occasion(Role.OFFICER), next);
    officer.get(place.at()).says("number 2 is out");

    timetable.add(house(), entry(place, weekday(), 1, "5(1)", today().minusDays(40)));
    officer.get("/lessons/norms").is(200).says("0.45");
    String[] norm = {
      "gradeFrom",
      "10",
      "gradeTo",
      "12",
      "least",
      "1",
      "aim",
      "2",
      "periodMin",
      "45",
      "source",
      "",
      "since",
      "2026-09-01"
    };
    officer.post("/lessons/norms", norm).is(422).says("where the norm comes from");
    norm[11] = "浙教基 2026";
    officer.post("/lessons/norms", norm).is(200).says("浙教基 2026");
    var monday = today().with(DayOfWeek.MONDAY);
    var hours = new java.util.ArrayList<>(lessonsHours(place, monday));
    assertThat(hours).hasSize(1);
    assertThat(hours.getFirst().aimed()).isNotNull();
    assertThat(hours.getFirst().ofPlan()).isZero();
    officer.get(place.at()).says("of the norm", "below the least");
  }

  @Autowired private Reports reports;

  private List<Hours> lessonsHours(Place place, java.time.LocalDate monday) {
    return reports.hours(place.room(), monday.minusWeeks(10), today());
  }

  private static String[] flat(Map<String, String> fields) {
    var all = new java.util.ArrayList<String>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all.toArray(String[]::new);
  }
}
