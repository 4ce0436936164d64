package org.greenclassroom.impact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of counted persons need: a donor, its computers in rooms of schools, and years. */
abstract class Counting extends House {
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Custody custody;
  @Autowired Files files;

  Occasion house() {
    return Occasion.of(Actor.HOUSE, clock.instant());
  }

  /** The school year in which we are begins in September of it. */
  int thisYear() {
    return house().today().minusMonths(8).getYear();
  }

  static String schoolYear(int year) {
    return year + "-" + (year + 1);
  }

  long donor() {
    return partners.record(house(), unique("绿叶电子"), Set.of(PartnerKind.DONOR), "CN", null);
  }

  long school() {
    return partners.record(house(), unique("山村小学"), Set.of(PartnerKind.SCHOOL), "CN", null);
  }

  /** A room with so many computers of a donor, from a day on. */
  long room(long school, long donor, int computers, LocalDate accepted, boolean special) {
    var room =
        classrooms.plan(
            house(),
            new Classrooms.Wanted(school, null, unique("机房"), 40, DeviceKind.LAPTOP, special));
    accept(school, room, accepted);
    if (computers == 0) return room;
    var lives = new Lives(custody, actor(Role.OFFICER, 1));
    List<Tag> tags = lives.received(donor, noon(accepted, 40), computers, DeviceKind.LAPTOP, 2300);
    lives.toRepair(tags, noon(accepted, 30));
    lives.write(tags, new Fact.Readied("A"), noon(accepted, 20));
    lives.write(tags, new Fact.Reserved(room), noon(accepted, 10));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, noon(accepted, 5));
    lives.write(tags, new Fact.Installed(room), noon(accepted, 0));
    return room;
  }

  private static Instant noon(LocalDate day, int before) {
    return day.minusDays(before).atTime(12, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  private void accept(long school, long room, LocalDate accepted) {
    var words = files.keep("signed".getBytes(StandardCharsets.UTF_8), "a", "text/plain");
    jdbc.sql(
            """
            with signed as (
              insert into classrooms.agreement (school, text_version, text, years, signed_on, recorded_at,
                     recorded_by, key)
              values (?, 'test', ?, 3, ?, now(), 0, gen_random_uuid()) returning agreement)
            update classrooms.classroom
               set agreement = (select agreement from signed), accepted_on = ?, due_on = ?
             where classroom = ?
            """)
        .params(school, words, accepted.minusDays(9), accepted, accepted.plusYears(4), room)
        .update();
  }

  void pupils(long room, int year, int pupils) {
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at,
                   recorded_by, key)
            values (?, ?, ?, 'SCHOOL_REPORT', now(), 0, gen_random_uuid())
            """)
        .params(room, schoolYear(year), pupils)
        .update();
  }

  /** What a school reports: so many in each of these lines. */
  void report(long school, String subject, int year, int each, String... lines) {
    jdbc.sql("insert into schools.school (school, kinds) values (?, '{}') on conflict do nothing")
        .param(school)
        .update();
    jdbc.sql(
            """
            with report as (
              insert into schools.report (school, subject, school_year, source, recorded_at, recorded_by, key)
              values (?, ?, ?, 'SCHOOL', now(), 0, gen_random_uuid()) returning report)
            insert into schools.tally (report, line, pupils)
            select report, line, ? from report cross join unnest(?::text[]) as line
            """)
        .params(school, subject, schoolYear(year), each, lines)
        .update();
  }

  void timetable(
      long room, long school, int weekday, int period, int grade, LocalDate from, LocalDate until) {
    jdbc.sql(
            """
            insert into lessons.entry (classroom, school, weekday, period, from_time, minutes, grade, class_label,
                   tongue, valid_from, valid_until, made_at, made_by, key)
            values (?, ?, ?, ?, ?, 40, ?, ?, 'zh', ?, ?, now(), 0, gen_random_uuid())
            """)
        .params(
            room,
            school,
            weekday,
            period,
            LocalTime.of(7 + period, 0),
            grade,
            grade + "(1)",
            from,
            until)
        .update();
  }
}
