package org.greenclassroom.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who paid for a room in which year: by dates, and without comparing one money with another. */
class SponsorsTest extends Lent {
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void another_sponsor_leaves_the_years_before_as_they_were() {
    long room = room();
    long first = sponsor();
    long second = sponsor();
    jdbc.sql("update classrooms.classroom set sponsor = ? where classroom = ?")
        .params(first, room)
        .update();
    signed(room, day(800));
    long beside = sponsor();
    funds(room, beside, day(900), null);
    lend(given(2, DeviceKind.LAPTOP), room, 900, 890);
    reckon();
    int begun = day(800).getYear();
    var told = attributed(first, begun);
    assertThat(told.gross()).isPositive();
    // as an addendum does it: the first one's time ends, the second is the room's from that day on
    jdbc.sql(
            """
            insert into classrooms.funder (classroom, partner, way, since, until, entered_at, entered_by, key)
            select classroom, partner, 'SPONSORSHIP', since, ?, now(), 0, gen_random_uuid()
              from classrooms.funders where classroom = ? and funder is null
            """)
        .params(day(1), room)
        .update();
    jdbc.sql("update classrooms.classroom set sponsor = ?, sponsor_since = ? where classroom = ?")
        .params(second, day(1), room)
        .update();
    reckon();
    assertThat(attributed(first, begun)).isEqualTo(told);
    assertThat(attributed(second, begun)).isEqualTo(Amounts.NOTHING);
    int now = reckonedUntil().minusDays(1).getYear();
    assertThat(attributed(first, now).gross()).isPositive();
    visitor(Role.OFFICER).get("/claims/years/" + begun).is(200);
  }

  @Test
  void a_promise_counts_from_its_day_and_different_money_is_never_compared() {
    long room = room();
    long yuan = sponsor();
    long dollars = sponsor();
    int year = day(890).getYear() + 1;
    promises(room, yuan, 300_000_00, "CNY", LocalDate.of(year, 1, 1));
    lend(given(1, DeviceKind.LAPTOP), room, 900, 890);
    reckon();
    assertThat(attributed(yuan, year - 1)).as("nobody paid then").isEqualTo(Amounts.NOTHING);
    var alone = attributed(yuan, year);
    promises(room, dollars, 100, "USD", LocalDate.of(year, 1, 1));
    reckon();
    assertThat(attributed(yuan, year).gross()).isCloseTo(alone.gross() / 2, within(1L));
    assertThat(attributed(dollars, year).gross()).isCloseTo(alone.gross() / 2, within(1L));
    assertThat(attributed(yuan, year).days() + attributed(dollars, year).days())
        .isEqualTo(alone.days());
    assertThat(claims.supported(PartyKind.SPONSOR, dollars, year).amounts())
        .as("the whole room")
        .isEqualTo(claims.supported(PartyKind.SPONSOR, yuan, year).amounts());

    long other = room();
    long much = sponsor();
    long little = sponsor();
    promises(other, much, 3_000, "CNY", LocalDate.of(year, 1, 1));
    promises(other, little, 1_000, "CNY", LocalDate.of(year, 1, 1));
    lend(given(1, DeviceKind.LAPTOP), other, 900, 890);
    reckon();
    assertThat(attributed(much, year).gross())
        .isCloseTo(3 * attributed(little, year).gross(), within(4L));
    visitor(Role.OFFICER).get("/claims/years/" + year).is(200);
  }

  @Test
  void what_was_told_keeps_its_shares_until_somebody_restates_it() {
    long room = room();
    long first = sponsor();
    funds(room, first, day(1_000), null);
    lend(given(1, DeviceKind.LAPTOP), room, 900, 890);
    reckon();
    int year = day(890).getYear() + 1;
    var told = attributed(first, year);
    claims.use(fresh(), year, new Scope.OfClassroom(room), "E-11");
    long late = sponsor();
    funds(room, late, day(1_000), null);
    claims.key(fresh(), room, new Shares(1_000, 1_000, 8_000, 0), "协议");
    reckon();
    assertThat(attributed(first, year)).isEqualTo(told);
    assertThat(attributed(late, year)).isEqualTo(Amounts.NOTHING);
    assertThat(attributed(late, year - 1).gross()).as("nobody was told of it").isPositive();
    claims.restate(Occasion.of(Actor.HOUSE, clock.instant()), today());
    assertThat(attributed(first, year).gross()).isLessThan(told.gross());
    assertThat(attributed(late, year).gross()).isPositive();
  }

  /** Whoever pays from when to when, in whatever money: one device's year is shared out wholly. */
  @Test
  void shares_of_random_sponsors_make_one_for_each_device_year_and_indicator() {
    var rooms = new ArrayList<Long>();
    for (int i = 0; i < 8; i++) {
      long room = room();
      rooms.add(room);
      lend(given(1, DeviceKind.LAPTOP), room, 900, 890 - random.nextInt(300));
      int sponsors = random.nextInt(5);
      for (int j = 0; j < sponsors; j++) {
        long sponsor = sponsor();
        int begun = random.nextInt(1_000);
        if (random.nextBoolean())
          promises(
              room,
              sponsor,
              1 + random.nextInt(1_000_000),
              random.nextBoolean() ? "CNY" : "EUR",
              day(begun));
        if (random.nextBoolean())
          funds(
              room,
              sponsor,
              day(begun),
              random.nextBoolean() ? null : day(random.nextInt(begun + 1)));
      }
      int donors = random.nextInt(5_000);
      int paying = random.nextInt(5_000);
      claims.key(fresh(), room, new Shares(donors, paying, 10_000 - donors - paying, 0), "协议");
    }
    reckon();
    var wrong =
        jdbc.sql(
                """
                select c.claim from claims.claims c
                  left join (select claim, indicator, sum(grams) as grams, sum(share) as share,
                                    min(share) as least
                               from claims.shares group by claim, indicator) s using (claim, indicator)
                 where c.classroom = any(?) and c.indicator in ('GROSS', 'NET_A', 'NET_B')
                   and (s.grams, s.share) is distinct from (c.grams, 10000::bigint)
                """)
            .param((Object) rooms.toArray(Long[]::new))
            .query(Long.class)
            .list();
    assertThat(wrong).as("-Dseed=" + seed).isEmpty();
    for (var year : claims.years()) {
      var whole = claims.totals(new Scope.Everything(), year);
      var sheet = claims.sheet(year, today());
      assertThat(sheet.shares().stream().mapToLong(one -> one.amounts().netB()).sum())
          .as(year + " -Dseed=" + seed)
          .isEqualTo(whole.netB());
    }
  }

  private Amounts attributed(long sponsor, int year) {
    return claims.attributed(PartyKind.SPONSOR, sponsor, year).amounts();
  }

  private long sponsor() {
    return partners.record(fresh(), unique("赞助"), Set.of(PartnerKind.SPONSOR), "CN", null);
  }

  /** As if all had signed that day. */
  private void signed(long room, LocalDate on) {
    jdbc.sql(
            """
            with words as (
              insert into frame.file (sha256, name, media_type, bytes)
              values (encode(sha256('agreed'::bytea), 'hex'), 'agreed.txt', 'text/plain', 'agreed'::bytea) on conflict do nothing),
            agreed as (
              insert into classrooms.agreement (school, sponsor, text_version, text, years, signed_on, recorded_at,
                     recorded_by, key)
              select school, sponsor, '1', encode(sha256('agreed'::bytea), 'hex'), 3, ?, now(), 0, gen_random_uuid()
                from classrooms.classroom where classroom = ? returning agreement)
            update classrooms.classroom set agreement = (select agreement from agreed) where classroom = ?
            """)
        .params(on, room, room)
        .update();
  }

  private void promises(long room, long sponsor, long cents, String currency, LocalDate on) {
    jdbc.sql(
            """
            insert into funding.sponsorship (classroom, partner, kind, cents, currency, promised_on, note, entered_at,
                   entered_by, key)
            values (?, ?, 'COMPANY', ?, ?, ?, '', now(), 0, gen_random_uuid())
            """)
        .params(room, sponsor, cents, currency, on)
        .update();
  }

  private void funds(long room, long sponsor, LocalDate since, @Nullable LocalDate until) {
    jdbc.sql(
            """
            insert into classrooms.funder (classroom, partner, way, since, until, entered_at, entered_by, key)
            values (:room, :sponsor, 'SPONSORSHIP', :since, :until, now(), 0, gen_random_uuid())
            """)
        .param("room", room)
        .param("sponsor", sponsor)
        .param("since", since)
        .param("until", until)
        .update();
  }
}
