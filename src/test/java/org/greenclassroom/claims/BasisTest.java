package org.greenclassroom.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Mode;
import org.greenclassroom.method.Term;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hours, ways and years of a claim rest on, against values worked out by hand. */
class BasisTest extends Lent {
  @Autowired Method method;
  @Autowired Donations donations;
  @Autowired Dismantling dismantling;

  @Test
  void a_log_that_covers_half_of_the_days_gives_the_hours() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    var screens = given(1, DeviceKind.SCREEN);
    lendOn(tags, room, LocalDate.of(last() - 1, 12, 1));
    lendOn(screens, room, LocalDate.of(last() - 1, 12, 1));
    // 40 weeks of 20 hours: 800 hours in 280 days, which is 1,042.857 hours in 365
    weeks(room, firstMonday(), 40, 1, 1_200);
    reckon();
    var laptop = row(room, "LAPTOP");
    assertThat(laptop.hours()).isEqualTo(1_043);
    assertThat(laptop.coverage()).as("280 of 365 days, or of 366").isEqualTo(77);
    double year = Year.of(last()).length() / 365.0;
    assertThat((double) laptop.useInduced())
        .isCloseTo(
            0.5 * 1_043 * year * electricity() * power(Term.POWER_OLD, DeviceClass.LAPTOP) * 1_000,
            within(1.0));
    assertThat(row(room, "SCREEN").hours())
        .as("a screen is on as long as the computers of its room")
        .isEqualTo(1_043);
    assertThat(row(room, "LAPTOP", last() - 1).hours()).as("of that year is no log").isNull();

    var csv = visitor(Role.OFFICER);
    assertThat(csv.get("/claims/years/" + last() + ".csv").is(200).body())
        .contains("LOGGED,1043,77");
    csv.get("/claims?year=" + last()).is(200).says("as logged for", "at least half of the days");
  }

  @Test
  void a_log_of_less_is_not_taken_and_a_long_silence_is_no_holiday() {
    long room = room();
    lendOn(given(1, DeviceKind.LAPTOP), room, LocalDate.of(last() - 1, 12, 1));
    // 25 weeks are 175 days, fewer than half of 365; then silence, and a last week
    weeks(room, firstMonday(), 25, 1, 1_200);
    weeks(room, firstMonday().plusWeeks(24 + 11), 1, 1, 1_200);
    reckon();
    var none = row(room, "LAPTOP");
    assertThat(none.hours()).as("26 weeks by 7 are 182 of 365 days").isNull();
    double hours = method.current().of(Term.HOURS).orElseThrow().central().doubleValue();
    assertThat((double) none.useInduced())
        .isCloseTo(
            0.5
                * hours
                * (Year.of(last()).length() / 365.0)
                * electricity()
                * power(Term.POWER_OLD, DeviceClass.LAPTOP)
                * 1_000,
            within(1.0));

    // had it been silent for ten weeks, these were holidays, and the hours fewer for it:
    // 26 weeks of 20 hours in 24 * 7 + 70 + 7 = 245 days
    long other = room();
    lendOn(given(1, DeviceKind.LAPTOP), other, LocalDate.of(last() - 1, 12, 1));
    weeks(other, firstMonday(), 25, 1, 1_200);
    weeks(other, firstMonday().plusWeeks(24 + 10), 1, 1, 1_200);
    reckon();
    assertThat(row(other, "LAPTOP").hours()).isEqualTo(775); // 520 * 365 / 245 = 774.69
  }

  @Test
  void without_a_log_the_timetable_gives_the_hours_where_it_stands_for_half_of_the_school_days() {
    var begin = LocalDate.of(last(), 1, 1);
    var end = LocalDate.of(last(), 12, 31);
    long whole = room();
    long most = room();
    long few = room();
    long both = room();
    var rooms = List.of(whole, most, few, both);
    for (long room : rooms)
      lendOn(given(1, DeviceKind.LAPTOP), room, LocalDate.of(last() - 1, 12, 1));
    lendOn(given(1, DeviceKind.SCREEN), whole, LocalDate.of(last() - 1, 12, 1));
    timetable(whole, begin, end);
    timetable(most, begin, LocalDate.of(last(), 10, 31));
    timetable(few, begin, LocalDate.of(last(), 3, 31));
    timetable(both, begin, end);
    weeks(both, firstMonday(), 40, 1, 1_200);
    reckon();
    double year = Year.of(last()).length() / 365.0;
    // four lessons of forty minutes on each school day from Monday to Friday
    long hours = Math.round(weekdays(begin, end) * 160 / 60.0 / year);
    var planned = row(whole, "LAPTOP");
    assertThat(planned.hours()).isEqualTo((int) hours);
    assertThat(planned.coverage()).isNull();
    assertThat(row(whole, "SCREEN").hours()).isEqualTo((int) hours);
    assertThat(row(whole, "LAPTOP", last() - 1).hours()).as("of that year is none").isNull();
    assertThat((double) planned.useInduced())
        .isCloseTo(
            0.5 * hours * year * electricity() * power(Term.POWER_OLD, DeviceClass.LAPTOP) * 1_000,
            within(1.0));
    assertThat((double) row(most, "LAPTOP").hours())
        .as("on the other school days as many")
        .isCloseTo(hours, within(hours * 0.03));
    assertThat(row(few, "LAPTOP").hours()).isNull();
    assertThat(row(both, "LAPTOP").hours()).isEqualTo(1_043);
    assertThat(row(both, "LAPTOP").coverage()).isEqualTo(77);

    var officer = visitor(Role.OFFICER);
    assertThat(officer.get("/claims/years/" + last() + ".csv").is(200).body())
        .contains("TIMETABLE," + hours + ",,", "COEFFICIENT,,,", "LOGGED,1043,77");
    officer.get("/claims?year=" + last()).is(200).says("as planned in the timetable of the room");
    officer
        .get("/claims/years/" + last() + "?after=" + (firstClaim(whole) - 1))
        .is(200)
        .says(hours + " h a year, by the timetable");
  }

  private void timetable(long room, LocalDate from, LocalDate until) {
    jdbc.sql(
            """
            insert into lessons.entry (classroom, school, weekday, period, from_time, minutes, grade, class_label,
                   tongue, valid_from, valid_until, made_at, made_by, key)
            select ?, ?, w, p, make_time(7 + p, 0, 0), 40, 3, '3(1)', 'zh', ?, ?, now(), 0, gen_random_uuid()
              from generate_series(1, 5) w cross join generate_series(1, 4) p
            """)
        .params(room, school, from, until)
        .update();
  }

  private long firstClaim(long room) {
    return jdbc.sql("select min(claim) from claims.claim where classroom = ? and year = ?")
        .params(room, last())
        .query(Long.class)
        .single();
  }

  private long weekdays(LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select count(*) from calendar.schools s join calendar.days d using (calendar)
             where s.school = ? and d.day between ? and ? and d.teaching and d.kind <> 'EXAM'
               and extract(isodow from d.day) <= 5
            """)
        .params(school, from, until)
        .query(Long.class)
        .single();
  }

  @Test
  void hours_stay_when_the_weeks_of_a_room_are_forgotten() {
    long room = room();
    lendOn(given(1, DeviceKind.LAPTOP), room, LocalDate.of(last() - 1, 12, 1));
    weeks(room, firstMonday(), 40, 1, 1_200);
    reckon();
    jdbc.sql("delete from usage.room_week where classroom = ?").param(room).update();
    reckon();
    assertThat(row(room, "LAPTOP").hours()).isEqualTo(1_043);
  }

  @Test
  void a_device_lost_in_month_14_has_14_months() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 1, 3, 10));
    lives.write(tags, new Fact.Missed(), noon(LocalDate.of(last(), 5, 10)));
    lives.write(tags, new Fact.WrittenOff(1), noon(LocalDate.of(last(), 8, 1)));
    reckon();
    fourteenMonths(room);
  }

  @Test
  void a_device_given_to_its_school_has_the_years_until_then() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 1, 3, 10));
    lives.write(tags, new Fact.Transferred(1), noon(LocalDate.of(last(), 5, 10)));
    reckon();
    fourteenMonths(room);
  }

  @Test
  void a_device_dismantled_early_has_the_years_until_it_was_fetched() {
    long room = room();
    var tags = given(1, DeviceKind.LAPTOP);
    lendOn(tags, room, LocalDate.of(last() - 1, 3, 10));
    var day = LocalDate.of(last(), 5, 10);
    lives.handOver(tags, new Fact.Recalled(room), school, Partners.HOUSE, noon(day));
    lives.handOver(tags, new Fact.Received(null), school, Partners.HOUSE, noon(day.plusDays(2)));
    lives.toDismantle(tags, noon(day.plusDays(9)));
    reckon();
    fourteenMonths(room);
  }

  /** 10 March to 31 December are 297 days; 1 January to 9 May are 129, in a leap year 130. */
  private void fourteenMonths(long room) {
    int leap = Year.isLeap(last()) ? 1 : 0;
    var first = claims.totals(new Scope.OfClassroom(room), last() - 1);
    var second = claims.totals(new Scope.OfClassroom(room), last());
    assertThat(first.days()).isEqualTo(297);
    assertThat(second.days()).isEqualTo(129 + leap);
    assertThat(claims.totals(new Scope.OfClassroom(room), last() + 1)).isEqualTo(Amounts.NOTHING);
    double kilograms =
        0.5
            * power(Term.EMBODIED, DeviceClass.LAPTOP)
            * ((297 + 129 + leap) / 365.0)
            / power(Term.LIFE, DeviceClass.LAPTOP);
    assertThat((double) first.gross() + second.gross()).isCloseTo(kilograms * 1_000, within(1.0));
  }

  @Test
  void a_tour_that_was_driven_is_the_way_and_no_trip_goes_twice() {
    long near = room();
    long far = room();
    for (long room : List.of(near, far)) claims.way(fresh(), room, Mode.TRUCK, 800, "地图");
    var there = given(1, DeviceKind.LAPTOP);
    var beyond = given(1, DeviceKind.LAPTOP);
    var came = LocalDate.of(last(), 2, 10);
    var went = LocalDate.of(last(), 9, 20);
    for (var each : List.of(there, beyond)) lendOn(each, each == there ? near : far, came);
    lives.handOver(there, new Fact.Recalled(near), school, Partners.HOUSE, noon(went));
    long recall =
        jdbc.sql(
                """
                insert into takeback.recall (classroom, opened_at, opened_by, key)
                values (?, now(), 0, gen_random_uuid()) returning recall
                """)
            .param(near)
            .query(Long.class)
            .single();
    // out in a van: 60 km to the one, 40 more to the other, 70 back; never ticked off: no tour
    tour(
        came.minusDays(1),
        1_000_000,
        170_000,
        "DONE",
        new Call("DELIVERY", near, 60_000),
        new Call("DELIVERY", far, 40_000));
    tour(came.minusDays(2), 1_000_000, 999_000, "FAILED", new Call("DELIVERY", near, 500_000));
    // home in a truck of 8 t that passes the school after 90 km of 150
    tour(went, 8_000_000, 150_000, "DONE", new Call("RECALL", recall, 90_000));
    reckon();
    double van =
        method.current().of(Term.TRANSPORT, Mode.VAN).orElseThrow().central().doubleValue();
    double truck =
        method.current().of(Term.TRANSPORT, Mode.TRUCK).orElseThrow().central().doubleValue();
    // 2.3 kg by 60 km out and 60 km home; of two kinds of trucks the heavier factor stands
    assertThat((double) transport(near)).isCloseTo(2.3 * 120 * van, within(1.0));
    // 2.3 kg by 100 km; it is still there
    assertThat((double) transport(far)).isCloseTo(2.3 * 100 * van, within(1.0));

    // fetched without a tour of ours: home by the recorded way
    lives.handOver(beyond, new Fact.Recalled(far), school, Partners.HOUSE, noon(went));
    reckon();
    assertThat((double) transport(far)).isCloseTo(2.3 * (100 * van + 800 * truck), within(1.0));
    var page = visitor(Role.OFFICER).get("/claims?year=" + last());
    page.is(200).says("rest on tours that were driven");
  }

  @Test
  void the_ways_from_the_donor_and_to_the_plant_are_the_programmes_too() {
    long lot = donations.open(fresh(), donor);
    var seen = new ArrayList<Observed>();
    for (int i = 0; i < 2; i++)
      seen.add(
          new Observed(
              DeviceKind.LAPTOP,
              null,
              null,
              unique("SN"),
              null,
              2_300,
              Basis.WEIGHED,
              donor,
              lot,
              null));
    var came = LocalDate.of(last() - 1, 6, 1);
    var tags = lives.received(donor, noon(came), seen.toArray(Observed[]::new));
    given(1, DeviceKind.LAPTOP);
    // our van fetched three pieces and drove 40 of its 100 km with them; a carrier fetched a fourth
    tour(came, 1_000_000, 100_000, "DONE", new Call("PICKUP", pickup(lot, came, 3), 60_000));
    pickup(lot, came, 1);
    var gone = tags.subList(0, 1);
    lives.toDismantle(gone, noon(came.plusDays(5)));
    var plant = partners.record(fresh(), unique("拆解"), Set.of(PartnerKind.DISMANTLER), "CN", null);
    partners.enterLicence(
        fresh(),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today().minusYears(1),
        today().plusYears(1),
        null);
    long batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, gone);
    var hand = new HandOver.Signature("Li Na", null, null);
    var left = today().minusDays(1);
    // out to the plant, 90 km, and 10 empty home again
    tour(left, 1_000_000, 100_000, "DONE", new Call("PLANT", batch, 90_000));
    reckon();
    assertThat(transport(gone, left.getYear())).as("nothing was handed over").isZero();
    dismantling.handOver(fresh(), batch, today(), null, hand, hand);
    reckon();
    double van =
        method.current().of(Term.TRANSPORT, Mode.VAN).orElseThrow().central().doubleValue();
    // 2.3 kg by three quarters of 40 km: nobody knows which of the four came by the van
    for (var each : tags)
      assertThat((double) transport(List.of(each), last() - 1))
          .isCloseTo(2.3 * 30 * van, within(1.0));
    assertThat((double) transport(gone, left.getYear())).isCloseTo(2.3 * 90 * van, within(1.0));
    assertThat(transport(tags.subList(1, 2), left.getYear())).isZero();
    assertThat(fromDonor(last() - 1).known()).isGreaterThanOrEqualTo(2);
    assertThat(fromDonor(day(3_100).getYear()).unknown())
        .as("nobody said how far the third one came")
        .isPositive();
    visitor(Role.OFFICER)
        .get("/claims?year=" + (last() - 1))
        .is(200)
        .says("the coefficients have no factor for it");
    visitor(Role.OFFICER).get("/method").is(200).says("no set has a factor for it");
  }

  private Rows.Leg fromDonor(int year) {
    return claims.sheet(year, today()).legs().stream()
        .filter(leg -> leg.leg().equals("FROM_DONOR"))
        .findFirst()
        .orElseThrow();
  }

  private long transport(List<Tag> tags, int year) {
    return jdbc.sql(
            """
            select coalesce(sum(c.transport), 0) from claims.claim c join custody.device d using (device)
             where d.tag = any(?) and c.year = ?
            """)
        .params(tags.stream().map(Tag::code).toArray(String[]::new), year)
        .query(Long.class)
        .single();
  }

  /** Fetched: so many laptops of a lot. */
  private long pickup(long lot, LocalDate day, int pieces) {
    return jdbc.sql(
            """
            with ordered as (
              insert into collection.pickup (key, lot, state, planned_from, planned_to, address, access, expected_pallets,
                     ordered_at, ordered_by, changed_at)
              values (gen_random_uuid(), :lot, 'COLLECTED', :day, :day::date + 1, 'Road 1', '{}', 1, now(), 0, now())
              returning pickup),
            fetched as (
              insert into collection.collecting (pickup, key, slip, pallets, seals, remarks, collected_at, recorded_at,
                     recorded_by)
              select pickup, gen_random_uuid(), (select max(slip) from custody.slip), 1, '{}', '{}', :day, now(), 0
                from ordered)
            insert into collection.collecting_line (pickup, thing_class, pieces)
            select pickup, 'LAPTOP', :pieces from ordered returning pickup
            """)
        .param("lot", lot)
        .param("day", day)
        .param("pieces", pieces)
        .query(Long.class)
        .single();
  }

  private long transport(long room) {
    return claims.totals(new Scope.OfClassroom(room), last()).transport();
  }

  private record Call(String kind, long ref, long metres) {}

  private void tour(LocalDate day, long payload, long metres, String said, Call... calls) {
    long site =
        jdbc.sql(
                """
                insert into partners.site (partner, name, kind, since, latitude, longitude, datum, given_latitude,
                       given_longitude)
                values (1, ?, 'WORKSHOP', now(), 31.2, 121.4, 'WGS84', 31.2, 121.4) returning site
                """)
            .param(unique("工坊"))
            .query(Long.class)
            .single();
    long truck =
        jdbc.sql(
                """
                insert into tours.truck (key, name, home, grams, litres, leaves, returns, since)
                values (gen_random_uuid(), ?, ?, ?, 9000, '08:00', '18:00', now()) returning truck
                """)
            .params(unique("车"), site, payload)
            .query(Long.class)
            .single();
    long plan =
        jdbc.sql(
                """
                insert into tours.plan (key, first_day, last_day, rule, seed, seconds, asked_at, asked_by, began_at,
                       heard_at, ended_at, roads, best, lacking, start_cost)
                select gen_random_uuid(), :day, :day, min(rule), 1, 1, now(), :by, now(), now(), now(), 'CROW', 1, 0, 1 from tours.rule
                returning plan
                """)
            .param("day", day)
            .param("by", actor(Role.OFFICER, 1).account())
            .query(Long.class)
            .single();
    long tour =
        jdbc.sql(
                """
                insert into tours.tour (plan, truck, day, state, starts_at, ends_at, metres, driven, cost, changed_at)
                values (?, ?, ?, 'DONE', now(), now(), ?, 1, 1, now()) returning tour
                """)
            .params(plan, truck, day, metres)
            .query(Long.class)
            .single();
    int nth = 0;
    for (var call : calls) {
      nth++;
      jdbc.sql(
              """
              insert into tours.call (plan, call, kind, ref, name, latitude, longitude, territory, pieces, grams, litres,
                     estimated, service)
              values (?, ?, ?, ?, 'Room', 31.3, 121.5, 'CN', 1, 2300, 8, false, 1)
              """)
          .params(plan, nth, call.kind(), call.ref())
          .update();
      jdbc.sql(
              """
              with stop as (
                insert into tours.stop (tour, plan, call, position, arrives_at, begins_at, leaves_at, metres, driven, rest)
                values (?, ?, ?, ?, now(), now(), now(), ?, 1, 0) returning stop)
              insert into tours.tick (key, stop, said, why, said_at, heard_at, by)
              select gen_random_uuid(), stop, ?, ?, now(), now(), 0 from stop
              """)
          .params(
              tour,
              plan,
              nth,
              nth,
              call.metres(),
              said,
              "FAILED".equals(said) ? "NOBODY_THERE" : null)
          .update();
    }
  }

  private record Written(Integer hours, Integer coverage, long useInduced) {}

  private Written row(long room, String kind) {
    return row(room, kind, last());
  }

  private Written row(long room, String kind, int year) {
    return jdbc.sql(
            "select hours, coverage, use_induced from claims.claim where classroom = ? and class ="
                + " ? and year = ? and days > 0")
        .params(room, kind, year)
        .query((row, _) ->
            new Written(
                row.getObject("hours", Integer.class),
                row.getObject("coverage", Integer.class),
                row.getLong("use_induced")))
        .single();
  }

  private void weeks(long room, LocalDate monday, int weeks, int computers, int minutes) {
    jdbc.sql(
            """
            insert into usage.room_week (classroom, week, on_min, active_min, judged_min, starts, devices, used, seen,
                   device_days)
            select ?, ?::date + 7 * n, ?, 0, 0, 5, ?, 0, ?, ? from generate_series(0, ? - 1) n
            """)
        .params(room, monday, minutes * computers, computers, computers, 5 * computers, weeks)
        .update();
  }

  private LocalDate firstMonday() {
    return LocalDate.of(last(), 1, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  private double electricity() {
    return method.current().electricity("CN", last()).orElseThrow().central().doubleValue();
  }

  private double power(Term term, DeviceClass kind) {
    return method.current().of(term, kind).orElseThrow().central().doubleValue();
  }
}
