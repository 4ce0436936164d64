package org.greenclassroom.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each figure counts, in which report it stands, and whether it may be added to others. */
class FiguresTest extends House {
  private static final int YEAR = LocalDate.now(Occasion.PROGRAMME_ZONE).minusDays(45).getYear();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Dismantling dismantling;
  @Autowired Editions editions;
  @Autowired Files files;
  private Actor officer;
  private Lives lives;
  private long donor;
  private long sponsor;
  private long school;
  private long room;

  @BeforeEach
  void aRoom() {
    officer = actor(Role.OFFICER, 1);
    lives = new Lives(custody, officer);
    donor = partner(PartnerKind.DONOR);
    sponsor = partner(PartnerKind.SPONSOR);
    school = partner(PartnerKind.SCHOOL);
    room =
        classrooms.plan(
            fresh(),
            new Classrooms.Wanted(school, sponsor, unique("Room"), 30, DeviceKind.LAPTOP, false));
    var lent = lives.received(donor, ago(45), 2, DeviceKind.LAPTOP, 2_300);
    lives.toRepair(lent, ago(40));
    lives.write(lent, new Fact.Readied("A"), ago(39));
    lives.write(lent, new Fact.Reserved(room), ago(38));
    lives.handOver(lent, new Fact.Dispatched(room), Partners.HOUSE, school, ago(37));
    lives.write(lent, new Fact.Installed(room), ago(36));
    accept();
  }

  private void accept() {
    jdbc.sql(
            """
            insert into classrooms.agreement (school, sponsor, text_version, text, years, signed_on, recorded_at,
                   recorded_by, key)
            values (?, ?, '1', ?, 3, current_date, now(), 0, gen_random_uuid())
            """)
        .params(
            school,
            sponsor,
            files.keep(unique("Agreed").getBytes(StandardCharsets.UTF_8), "a.txt", "text/plain"))
        .update();
    jdbc.sql(
            """
            update classrooms.classroom c
               set agreement = (select a.agreement from classrooms.agreement a where a.school = c.school),
                   accepted_on = ?, due_on = ?
             where c.classroom = ?
            """)
        .params(today().minusDays(36), today().plusYears(3), room)
        .update();
  }

  /** Of some minutes only the month is known; the learners' chapter adds them up, too. */
  @Test
  void hours_on_are_the_same_in_every_chapter_of_a_report() {
    ran(6_000, 600, 3_000, 300);
    var edition = drawn(new Wanted(Kind.SPONSOR, null, null, room, YEAR));
    assertThat(sum(edition, "hours-on")).isEqualTo(6_600).isEqualTo(sum(edition, "hours-logged"));
    assertThat(sum(edition, "hours-used")).isEqualTo(3_300);
  }

  /** Two sponsors of one room are each told of all of it; hours so far stand in every year. */
  @Test
  void what_stands_in_several_reports_is_never_added() {
    ran(6_000, 0, 0, 0);
    for (var kind : List.of(Kind.SPONSOR, Kind.FINAL))
      assertThat(figures(drawn(new Wanted(kind, null, null, room, YEAR))))
          .as(kind.id())
          .filteredOn(figure -> !figure.chapter().equals("co2e-attributed"))
          .hasSizeGreaterThan(10)
          .noneMatch(Frozen::sums);
    var donors = drawn(new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR));
    assertThat(figures(donors))
        .filteredOn(figure -> Set.of("received", "computer-years").contains(figure.code()))
        .as("a device has one donor, but stands in a sponsor's room")
        .extracting(Frozen::code, Frozen::sums)
        .containsExactly(tuple("received", true), tuple("computer-years", false));
    var all = drawn(new Wanted(Kind.PROGRAMME, null, null, null, YEAR));
    assertThat(figures(all))
        .filteredOn(figure -> figure.chapter().equals("people") && figure.unit() == Unit.MINUTES)
        .isNotEmpty()
        .noneMatch(Frozen::sums);
    assertThat(figures(all))
        .filteredOn(
            figure -> Set.of("schools", "classrooms", "computer-years").contains(figure.code()))
        .extracting(Frozen::code, Frozen::sums)
        .as("rooms stand for years, and are the same ones in each of them")
        .containsOnly(
            tuple("computer-years", true), tuple("schools", false), tuple("classrooms", false));
  }

  private void ran(int on, int strayOn, int active, int strayActive) {
    jdbc.sql(
            """
            insert into usage.room_month (classroom, month, on_min, active_min, judged_min, device_days, stray_on,
                   stray_active, stray_judged)
            values (?, ?, ?, ?, 0, 0, ?, ?, 0)
            """)
        .params(room, LocalDate.of(YEAR, 1, 1), on, active, strayOn, strayActive)
        .update();
  }

  /** Else it would stand in two: estimated in the one, weighed in the other. */
  @Test
  void a_batch_is_waste_of_the_year_in_which_it_left() {
    int year = today().getYear() - 2;
    var left = LocalDate.of(year, 12, 30);
    long plant = partner(PartnerKind.DISMANTLER);
    partners.enterLicence(
        fresh(), plant, unique("L"), List.of("LAPTOP"), left.minusYears(1), today(), null);
    var before = left.minusDays(20).atStartOfDay(Occasion.PROGRAMME_ZONE).toInstant();
    var tags = lives.received(donor, before, 2, DeviceKind.LAPTOP, 2_300);
    lives.toDismantle(tags, before.plus(5, ChronoUnit.DAYS));
    long batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, tags);
    var signed = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(fresh(), batch, left, null, signed, signed);
    assertThat(waste(year, "waste-estimated", tags)).isEqualTo(4_600);

    var next = tickets(year + 1);
    var ticket = unique("T");
    dismantling.weigh(
        fresh(),
        batch,
        ticket,
        left.plusDays(6),
        104_500,
        100_000,
        Scan.of(("%PDF-1.7 " + ticket).getBytes(StandardCharsets.US_ASCII), "ticket.pdf"));
    assertThat(waste(year, "waste-estimated", tags)).isZero();
    assertThat(lines(drawn(new Wanted(Kind.GRI306, null, null, null, year)), "waste-weighed"))
        .filteredOn(line -> line.cells().contains(ticket))
        .extracting(Line::amount)
        .containsExactly(4_500L);
    assertThat(lines(drawn(new Wanted(Kind.GRI306, null, null, null, year + 1)), "waste-weighed"))
        .noneMatch(line -> line.cells().contains(ticket));
    assertThat(tickets(year)).isNotEmpty();
    assertThat(tickets(year + 1)).as("nor of the next in the mass ledger").isEqualTo(next);
  }

  private List<String> tickets(int year) {
    var csv = visitor(Role.OFFICER).get("/balance/gri-306/en.csv?year=" + year).is(200).body();
    return csv.lines().filter(line -> line.contains("weigh tickets")).toList();
  }

  private long waste(int year, String code, List<Tag> tags) {
    var codes = tags.stream().map(Tag::code).toList();
    return lines(drawn(new Wanted(Kind.GRI306, null, null, null, year)), code).stream()
        .filter(line -> codes.contains(line.tag()))
        .mapToLong(Line::amount)
        .sum();
  }

  /** "12 May, one person, eight hours" would tell an employer what one employee did. */
  @Test
  void days_on_which_fewer_than_ten_came_stand_together_and_tell_no_day() {
    var many = slot("Many came");
    var few = slot("One came");
    var day = today().minusDays(40);
    var volunteers = new ArrayList<Long>();
    for (int i = 0; i < 12; i++) volunteers.add(volunteer());
    for (long one : volunteers) gave(many, one, day, 60);
    gave(few, volunteers.getFirst(), day.plusDays(1), 480);
    var edition = drawn(new Wanted(Kind.DONOR_YEAR, donor, null, null, day.getYear()));
    assertThat(lines(edition, "volunteer-hours"))
        .extracting(Line::amount, Line::cells)
        .containsExactlyInAnyOrder(
            tuple(720L, List.of("" + day, "Many came", "12")),
            tuple(
                480L,
                Arrays.<@Nullable String>asList(
                    null, "#editions.hours.few", "#editions.people.withheld")));
    visitor(Role.OFFICER)
        .get("/editions/%d/figures/%d".formatted(edition.edition(), nth(edition)))
        .is(200)
        .says("Many came", "Days with fewer than ten, together", "fewer than ten");
  }

  private int nth(Edition edition) {
    return figures(edition).stream()
        .filter(figure -> figure.code().equals("volunteer-hours"))
        .findFirst()
        .orElseThrow()
        .nth();
  }

  private long slot(String title) {
    return jdbc.sql(
            """
            with held as (
              insert into activities.activity (key, kind, title, school, starts_at, ends_at, zone, place, language, state,
                     open, address, consents, held_at, made_at, made_by)
              values (gen_random_uuid(), 'VOLUNTEER_LESSON', ?, ?, now() - interval '5 hours',
                      now() - interval '2 hours', 'Asia/Shanghai', 'here', 'zh', 'HELD', false,
                      gen_random_uuid()::text, '{}', now(), now(), 0) returning activity)
            insert into activities.slot (activity, role, starts_at, ends_at, capacity, min_age, with_children,
                   photos_allowed, key)
            select activity, 'HELPER', now() - interval '5 hours', now() - interval '2 hours', 20, 18, false, false,
                   gen_random_uuid() from held returning slot
            """)
        .params(title, school)
        .query(Long.class)
        .single();
  }

  private long volunteer() {
    return jdbc.sql(
            """
            insert into volunteers.volunteer (name, email, language, made_at, made_by)
            values ('Li', gen_random_uuid() || '@example.org', 'zh', now(), 0) returning volunteer
            """)
        .query(Long.class)
        .single();
  }

  private void gave(long slot, long volunteer, LocalDate day, int minutes) {
    jdbc.sql(
            """
            insert into attendance.hour (key, activity, slot, volunteer, partner, day, planned_min, actual_min, state,
                   logged_at, logged_by, decided_at, decided_by)
            select gen_random_uuid(), activity, slot, ?, ?, ?, 180, ?, 'CONFIRMED', now(), 1, now(), 2
              from activities.slot where slot = ?
            """)
        .params(volunteer, donor, day, minutes, slot)
        .update();
  }

  /** The programme's year is one: another test may have published it. */
  private Edition drawn(Wanted wanted) {
    try {
      return editions.edition(officer, editions.draw(fresh(), wanted));
    } catch (Refusal published) {
      var standing =
          editions.page(officer, false, Long.MAX_VALUE).rows().stream()
              .filter(one -> one.kind() == wanted.kind() && one.state() == EditionState.PUBLISHED)
              .filter(one -> Objects.equals(one.since().getYear(), wanted.year()))
              .findFirst()
              .orElseThrow(() -> published);
      return editions.edition(
          officer, editions.correct(fresh(), standing.edition(), "Read once more by a test."));
    }
  }

  private List<Frozen> figures(Edition edition) {
    return editions.told(edition).figures();
  }

  private long sum(Edition edition, String code) {
    return figures(edition).stream()
        .filter(figure -> figure.code().equals(code))
        .mapToLong(Frozen::amount)
        .sum();
  }

  private List<Line> lines(Edition edition, String code) {
    return figures(edition).stream()
        .filter(figure -> figure.code().equals(code))
        .flatMap(figure -> editions.lines(figure, 0, 10_000).rows().stream())
        .toList();
  }

  private long partner(PartnerKind kind) {
    return partners.record(fresh(), unique(kind.name()), Set.of(kind), "CN", null);
  }

  private Occasion fresh() {
    return Occasion.of(officer, Instant.now());
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private static Instant ago(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
}
