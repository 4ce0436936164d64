package org.greenclassroom.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolKind;
import org.greenclassroom.schools.Schools;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** What an officer says of days, through the real pages. */
class CalendarPagesTest extends House {
  @Autowired private Calendars calendars;
  @Autowired private Schools schools;
  @Autowired private Almanac almanac;

  private static final AtomicInteger CITY =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(90));

  /** Each test has a city of its own, for one of them makes a calendar of its city. */
  private final String division =
      "62%02d%02d"
          .formatted(
              10 + CITY.getAndIncrement() % 90, ThreadLocalRandom.current().nextInt(10, 100));

  private long school() {
    var officer = occasion(Role.OFFICER);
    var school =
        schools.register(
            officer,
            new Schools.NewSchool(unique("陇上小学"), "CN", null, null, Set.of(SchoolKind.RURAL)));
    schools.enterDivision(officer, school, division, "甘肃省/某市/某县", LocalDate.parse("2020-01-01"));
    return school;
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private Visitor.Seen upload(Visitor officer, long calendar, String name, byte[] bytes) {
    officer.get("/calendar/" + calendar).is(200);
    return officer.upload(
        "/calendar/" + calendar + "/imports",
        Map.of("source", "甘教函 1 号"),
        List.of(new Visitor.Upload("file", name, "text/plain", bytes)));
  }

  @Test
  void a_division_says_its_days_and_its_schools_follow_at_once() {
    var school = school();
    var officer = visitor(Role.OFFICER);
    assertThat(calendars.isTeaching(school, day("2026-10-20"))).isTrue();
    var before = calendars.schoolDays(school, day("2026-10-01"), day("2027-01-01"));
    officer.get("/calendar").is(200).says("中国内地", "Việt Nam");
    var name = unique("某县");
    var calendar =
        officer
            .post("/calendar", "territory", "CN", "division", division, "name", name)
            .is(200)
            .says(name)
            .id();
    var year =
        officer
            .post(
                "/calendar/" + calendar + "/spans",
                "first",
                "2026-10-19",
                "last",
                "2026-10-23",
                "kind",
                "BREAK",
                "note",
                "秋收假",
                "source",
                "")
            .is(200)
            .says("秋收假", "school break", "said by the place itself", "From 中国内地");
    assertThat(calendars.isTeaching(school, day("2026-10-20"))).isFalse();
    assertThat(calendars.schoolDays(school, day("2026-10-01"), day("2027-01-01")))
        .isEqualTo(before - 5);
    assertThat(calendars.workingDays(school, day("2026-10-19"), day("2026-10-24"))).isEqualTo(5);
    var removal =
        java.util.regex.Pattern.compile("/calendar/" + calendar + "/spans/(\\d+)/removal")
            .matcher(year.body());
    assertThat(removal.find()).isTrue();
    officer
        .post(removal.group(), "year", "2026")
        .is(200)
        .says("BREAK · 秋收假", "What was changed (3)");
    assertThat(calendars.isTeaching(school, day("2026-10-20"))).isTrue();
    assertThatThrownBy(() ->
            jdbc.sql("delete from calendar.change where calendar = ?").param(calendar).update())
        .isInstanceOf(DataAccessException.class);
    officer.post("/calendar", "territory", "CN", "division", division, "name", name).is(200);
    officer.post("/calendar", "territory", "CN", "division", "5", "name", name).is(422);
    officer
        .get("/calendar?q=" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
        .says(name);
    var csv = officer.get("/calendar/" + calendar + "/days.csv?year=2026").is(200).body();
    assertThat(csv).contains("2026-10-01,HOLIDAY").contains("2026-10-10,MAKEUP,made-up day,1,1,0");
  }

  @Test
  void a_school_has_days_of_its_own_below_those_of_its_division() {
    var school = school();
    var officer = visitor(Role.OFFICER);
    officer.get("/schools/" + school).is(200).says("中国内地", "Calendar");
    var calendar = officer.post("/calendar/schools/" + school).is(200).says("follow").id();
    officer
        .post(
            "/calendar/" + calendar + "/spans",
            "first",
            "2026-08-24",
            "last",
            "2026-08-31",
            "kind",
            "TEACHING",
            "note",
            "提前开学")
        .is(200);
    assertThat(calendars.of(school)).isEqualTo(calendar);
    assertThat(calendars.schoolDays(school, day("2026-08-01"), day("2026-09-01"))).isEqualTo(6);
    assertThat(calendars.dayAt(school, day("2026-10-01")).kind()).isEqualTo(DayKind.HOLIDAY);
    officer.post("/calendar/" + calendar + "/hours", "hours", "09:00-12:00").is(422);
  }

  @Test
  void a_year_is_read_from_a_file_and_what_was_expected_gives_way() {
    var school = school();
    var officer = visitor(Role.OFFICER);
    officer.get("/calendar").is(200);
    var calendar =
        officer
            .post(
                "/calendar",
                "territory",
                "CN",
                "division",
                division.substring(0, 4),
                "name",
                unique("某市"))
            .id();
    jdbc.sql(
            """
            insert into calendar.span (calendar, first_day, last_day, kind, note, standing, source)
            values (?, '2028-10-01', '2028-10-03', 'HOLIDAY', '国庆节', 'EXPECTED', 'x')
            """)
        .param(calendar)
        .update();
    var csv =
        "日期,类型,名称\n2028/10/02,放假,国庆节\n2028/10/03,放假,国庆节\n2028/10/04,放假,国庆节\n2028-09-30,补班,国庆节\n";
    upload(officer, calendar, "2028.csv", csv.getBytes(Charset.forName("GB18030")))
        .is(200)
        .says("2 entries taken, 0 were there already, 1 expected ones gave way");
    assertThat(calendars.dayAt(school, day("2028-10-04")).kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(calendars.dayAt(school, day("2028-09-30")).kind()).isEqualTo(DayKind.MAKEUP);
    upload(officer, calendar, "again.csv", csv.getBytes(StandardCharsets.UTF_8))
        .says("0 entries taken, 2 were there already");
    var ics =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        BEGIN:VEVENT
        UID:a1
        DTSTAMP:20271101T000000Z
        DTSTART;VALUE=DATE:20281009
        DTEND;VALUE=DATE:20281011
        SUMMARY:县庆 放假
        END:VEVENT
        BEGIN:VEVENT
        UID:a2
        DTSTAMP:20271101T000000Z
        DTSTART;VALUE=DATE:20281015
        SUMMARY:县庆 补班
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    upload(officer, calendar, "2028.ics", ics.getBytes(StandardCharsets.UTF_8))
        .is(200)
        .says("2 entries taken");
    assertThat(calendars.workingDays(school, day("2028-10-09"), day("2028-10-16"))).isEqualTo(4);
    upload(
            officer,
            calendar,
            "bad.csv",
            "day,kind\n2028-10-01,party\n".getBytes(StandardCharsets.UTF_8))
        .is(422)
        .says("party");
    upload(officer, calendar, "bad.csv", "day\n2028-13-01\n".getBytes(StandardCharsets.UTF_8))
        .is(422)
        .says("Line 2");
    upload(
            officer,
            calendar,
            "bad.ics",
            "BEGIN:VCALENDAR\nnothing".getBytes(StandardCharsets.UTF_8))
        .is(422);
  }

  @Test
  void office_hours_are_changed_and_counts_are_kept_years_ahead() {
    var officer = visitor(Role.OFFICER);
    long other = almanac.page("Elsewhere", 0, 5).rows().getFirst().calendar();
    officer.get("/calendar/" + other).is(200).says("Office hours: 09:00–12:00, 13:00–18:00");
    officer.post("/calendar/" + other + "/hours", "hours", "9:00-12:00, 13:00–18:00").is(200);
    officer.post("/calendar/" + other + "/hours", "hours", "noon").is(422).says("noon");
    almanac.goOn(LocalDate.parse("2030-01-01"));
    assertThat(almanac.awaits(2026)).isFalse();
    assertThat(almanac.awaits(2029)).isTrue();
    visitor(Role.AUDITOR).get("/calendar/" + other + "?year=2027").is(200);
  }
}
