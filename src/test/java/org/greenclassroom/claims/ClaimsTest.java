package org.greenclassroom.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.DeviceClass;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Mode;
import org.greenclassroom.method.Term;
import org.greenclassroom.partners.PartnerKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger against the properties that the method demands of it. */
class ClaimsTest extends Lent {
  @Autowired Donations donations;
  @Autowired Method method;

  @Test
  void twice_the_devices_are_twice_every_term_and_reckoning_again_writes_nothing() {
    long one = room();
    long two = room();
    claims.way(fresh(), one, Mode.TRUCK, 800, "地图");
    claims.way(fresh(), two, Mode.TRUCK, 800, "地图");
    lend(given(1, DeviceKind.LAPTOP), one, 600, 590);
    lend(given(2, DeviceKind.LAPTOP), two, 600, 590);
    reckon();
    // what others had reckoned by an earlier set is told anew, once
    claims.restate(Occasion.of(Actor.HOUSE, clock.instant()), today());
    int year = day(590).getYear();
    var single = claims.totals(new Scope.OfClassroom(one), year);
    var twice = claims.totals(new Scope.OfClassroom(two), year);
    assertThat(single.gross()).isPositive();
    assertThat(single.transport()).isPositive();
    assertThat(single.refurbishing()).isPositive();
    assertThat(single.useInduced()).isPositive();
    assertThat(twice)
        .isEqualTo(
            new Amounts(
                2,
                2 * single.days(),
                2 * single.gross(),
                2 * single.endOfLife(),
                2 * single.refurbishing(),
                2 * single.parts(),
                2 * single.transport(),
                2 * single.useDisplaced(),
                2 * single.useInduced()));
    long rows = claimRows();
    assertThat(reckon()).isZero();
    assertThat(claims.restate(Occasion.of(Actor.HOUSE, clock.instant()), today())).isZero();
    assertThat(claimRows()).isEqualTo(rows);
  }

  @Test
  void attributions_add_up_to_the_total_to_the_gram() {
    long room = room();
    var sponsor = partners.record(fresh(), unique("赞助"), Set.of(PartnerKind.SPONSOR), "CN", null);
    jdbc.sql(
            """
            insert into funding.sponsorship (classroom, partner, kind, cents, currency, promised_on, note, entered_at,
                   entered_by, key)
            values (?, ?, 'COMPANY', 100000, 'CNY', current_date - 510, '', now(), 0, gen_random_uuid())
            """)
        .params(room, sponsor)
        .update();
    claims.key(fresh(), room, new Shares(3_333, 3_333, 3_333, 1), "协议");
    lend(given(3, DeviceKind.DESKTOP), room, 500, 480);
    reckon();
    for (var year : claims.years())
      assertThat(sums("claims.attributions", year))
          .as("" + year)
          .isEqualTo(sums("claims.claims", year));
    int year = day(480).getYear();
    var whole = claims.totals(new Scope.OfClassroom(room), year);
    var donors = claims.attributed(PartyKind.DONOR, donor, year).amounts();
    var sponsors = claims.attributed(PartyKind.SPONSOR, sponsor, year).amounts();
    var schools = claims.attributed(PartyKind.SCHOOL, school, year).amounts();
    assertThat(donors.gross()).isCloseTo(whole.gross() / 3, within(whole.gross() / 1_000 + 3));
    assertThat(sponsors.netB()).isNotZero();
    assertThat(schools.gross()).isLessThan(donors.gross());
    // what the room was worth as a whole is another thing, and another type
    assertThat(claims.supported(PartyKind.SPONSOR, sponsor, year).amounts()).isEqualTo(whole);
    assertThat(claims.supported(PartyKind.DONOR, donor, year).amounts()).isEqualTo(whole);
    assertThatThrownBy(() -> new Shares(5_000, 5_000, 1, 0))
        .hasMessageContaining("claims.refusal.shares");
  }

  @Test
  void a_partys_share_shows_how_sure_it_is_in_the_draws_of_the_whole() {
    long room = room();
    claims.key(fresh(), room, new Shares(6_000, 0, 4_000, 0), "协议");
    lend(given(3, DeviceKind.LAPTOP), room, 500, 480);
    reckon();
    int year = day(480).getYear();
    var sheet = claims.sheet(year, today());
    var mine =
        claims.party(officer.actor(), true, donor).stream()
            .filter(one -> one.year() == year)
            .findFirst()
            .orElseThrow();
    var between = mine.between();
    assertThat(between).isNotNull();
    assertThat(between.netBLow()).isLessThan(between.netBHigh());
    assertThat(mine.amounts().netB() / 1_000.0).isBetween(between.netBLow(), between.netBHigh());
    for (var kind : sheet.shares()) assertThat(kind.between()).as("" + kind.kind()).isNotNull();
    // whatever a report of this donor says of the same rows, by the same seed, is the same
    var rows = new Chosen(donor, null, null, year, year);
    var set = method.current();
    var sure = claims.doubt(rows, PartyKind.DONOR, donor, set, year, 2_000).orElseThrow();
    var share = Objects.requireNonNull(sure.share());
    var rest = claims.doubt(rows, PartyKind.PROGRAMME, 1L, set, year, 2_000).orElseThrow();
    assertThat(share.netBHigh()).isCloseTo(0.6 * sure.whole().netB().p95(), within(0.05));
    assertThat(Objects.requireNonNull(rest.share()).netBLow())
        .isCloseTo(0.4 * sure.whole().netB().p5(), within(0.05));
    assertThat(rest.whole()).as("whoever else is asked for").isEqualTo(sure.whole());
    assertThat(claims.doubt(rows, PartyKind.DONOR, donor, set, year, 2_000)).contains(sure);
    assertThat(claims.doubt(rows, PartyKind.SPONSOR, null, set, year, 2_000))
        .contains(new Sure(sure.whole(), null));
    visitor(Role.OFFICER)
        .get("/claims/parties/" + donor)
        .is(200)
        .says("Nine of ten runs lie between the two smaller figures.");
  }

  @Test
  void years_add_up_to_the_loan_and_nothing_is_spared_beyond_one_life() {
    long room = room();
    lend(given(1, DeviceKind.LAPTOP), room, 3_000, 2_990);
    reckon();
    long gross = 0;
    long days = 0;
    for (var year : claims.years()) {
      var amounts = claims.totals(new Scope.OfClassroom(room), year);
      gross += amounts.gross();
      days += amounts.days();
    }
    assertThat(days)
        .isEqualTo(day(2_990).until(reckonedUntil(), java.time.temporal.ChronoUnit.DAYS));
    var set = method.current();
    double whole =
        set.of(Term.EMBODIED, DeviceClass.LAPTOP).orElseThrow().central().doubleValue()
            * set.of(Term.DISPLACEMENT).orElseThrow().central().doubleValue();
    assertThat((double) gross).isCloseTo(whole * 1_000, within(10.0));
    assertThat(claims.totals(new Scope.OfClassroom(room), today().getYear()).gross()).isZero();
    assertThat(claims.totals(new Scope.OfClassroom(room), today().getYear()).useInduced())
        .as("it still uses electricity")
        .isPositive();
  }

  @Test
  void a_second_loan_adds_years_and_no_devices() {
    long first = room();
    long second = room();
    var tags = given(2, DeviceKind.LAPTOP);
    lend(tags, first, 900, 890);
    home(tags, first, 700);
    lend(tags, second, 600, 590);
    reckon();
    var devices =
        jdbc.sql(
                """
                select count(distinct device) from claims.claims
                 where donor = ? and indicator = 'DEVICE_DAYS' and days > 0
                """)
            .param(donor)
            .query(Long.class)
            .single();
    assertThat(devices).isEqualTo(2);
    var before =
        jdbc.sql("select min(days_before) from claims.claim where donor = ? and classroom = ?")
            .params(donor, second)
            .query(Integer.class)
            .single();
    assertThat(before).isEqualTo(190);
  }

  @Test
  void a_school_that_would_have_bought_nothing_displaces_nothing() {
    long room = room();
    var tags = given(2, DeviceKind.DESKTOP);
    lend(tags, room, 500, 490);
    int from = day(490).getYear();
    claims.displacement(fresh(), school, from, 0, "校长来信");
    reckon();
    var none = claims.totals(new Scope.OfClassroom(room), from);
    assertThat(none.gross()).isZero();
    assertThat(none.endOfLife()).isZero();
    assertThat(none.useDisplaced()).isZero();
    assertThat(none.useInduced()).isPositive();

    // told to somebody: a new answer reverses it and adds a new row; both stay
    claims.use(fresh(), from, donor, "E-1");
    claims.displacement(fresh(), school, from, 10_000, "校长又来信");
    assertThat(reckon()).isPositive();
    var all = claims.totals(new Scope.OfClassroom(room), from);
    assertThat(all.gross()).isPositive();
    assertThat(all.useInduced()).isZero();
    var mine =
        jdbc.sql(
                "select reverses is not null from claims.claim where donor = ? and year = ? and"
                    + " days <> 0 order by claim")
            .params(donor, from)
            .query((row, _) -> row.getBoolean(1))
            .list();
    assertThat(mine).containsExactlyInAnyOrder(false, false, true, true, false, false);
    assertThat(sums("claims.attributions", from)).isEqualTo(sums("claims.claims", from));
    assertThatThrownBy(() ->
            jdbc.sql("delete from claims.claim where donor = ? and year = ?")
                .params(donor, from)
                .update())
        .hasStackTraceContaining("it is reversed");
    assertThatThrownBy(() ->
            jdbc.sql("update claims.claim set gross = 0 where donor = ?").param(donor).update())
        .hasStackTraceContaining("permission denied");
    assertThat(reckon()).isZero();
  }

  @Test
  void what_has_no_class_is_listed_and_never_zero_and_what_was_missed_stops() {
    long room = room();
    var things = given(1, DeviceKind.OTHER);
    var laptops = given(1, DeviceKind.LAPTOP);
    lend(things, room, 500, 490);
    lend(laptops, room, 500, 490);
    lives.write(laptops, new Fact.Missed(), ago(470));
    reckon();
    int year = day(490).getYear();
    assertThat(claims.missing(year, 0, 100_000).rows())
        .anySatisfy(one -> assertThat(one.tag()).isEqualTo(things.getFirst().code()));
    long days = 0;
    for (var each : claims.years()) days += claims.totals(new Scope.OfClassroom(room), each).days();
    assertThat(days).as("only the laptop, and only until it was missed").isEqualTo(20);
  }

  @Test
  void the_page_says_every_term_how_sure_it_is_and_what_was_not_counted() {
    long room = room();
    lend(given(2, DeviceKind.LAPTOP), room, 500, 480);
    lend(given(1, DeviceKind.OTHER), room, 500, 480);
    var visitor = visitor(Role.OFFICER);
    visitor.get("/claims").is(200);
    reckon();
    int year = day(480).getYear();
    var page = visitor.get("/claims?year=" + year).is(200);
    page.says(
        "net B: the headline",
        "Production avoided",
        "Use induced",
        "Nine of ten runs",
        "not a carbon offset; not deducted from scope 1, 2 or 3",
        "method M1, coefficients",
        "What matters most",
        "M2, the rule of Restart",
        "M3, one old for one new",
        "never our figure",
        "of no class: not counted, not zero",
        "nobody said how far",
        "seed " + year);
    assertThat(page.body()).contains("<svg").doesNotContain("NaN");
    visitor.get("/claims/years/" + year).is(200).says("Programme:", "Production avoided");
    var csv = visitor.get("/claims/years/" + year + ".csv").is(200).body();
    assertThat(csv).contains("gross_g", ",M1,");
    long rows =
        jdbc.sql("select count(*) from claims.claim where year = ?")
            .param(year)
            .query(Long.class)
            .single();
    assertThat(csv.strip().lines().count()).isEqualTo(rows + 1);
    visitor.get("/claims/years/" + year + "/uncounted").is(200).says("of no class");
    visitor(Role.AUDITOR).speaking("zh").get("/claims?year=" + year).is(200).says("碳抵消", "净值 B");
    visitor(Role.AUDITOR).speaking("fr").get("/claims?year=" + year).is(200).says("Usage induit");
  }

  @Test
  void what_people_found_out_is_kept_with_its_evidence() {
    long room = room();
    var visitor = visitor(Role.OFFICER);
    visitor.get("/claims/answers").is(200).says("every room without its own", "100 %");
    visitor
        .post(
            "/claims/displacements",
            "school",
            school + "",
            "year",
            "2026",
            "share",
            "12.5",
            "evidence",
            "来信 7")
        .is(200)
        .says("would else have bought 12.5 % new, from 2026 on", "来信 7");
    visitor
        .post(
            "/claims/ways", "classroom", room + "", "mode", "TRUCK", "km", "812", "evidence", "地图")
        .is(200)
        .says("812 km one way");
    visitor
        .post(
            "/claims/keys",
            "classroom",
            room + "",
            "donorShare",
            "40",
            "sponsorShare",
            "30",
            "programmeShare",
            "29.99",
            "schoolShare",
            "0.01",
            "evidence",
            "协议 9")
        .is(200)
        .says("29.99 %", "协议 9");
    visitor
        .post(
            "/claims/keys",
            "donorShare",
            "40",
            "sponsorShare",
            "30",
            "programmeShare",
            "29",
            "schoolShare",
            "0",
            "evidence",
            "x")
        .is(422)
        .says("add up to 99 %");
    visitor
        .post(
            "/claims/keys",
            "donorShare",
            "40.001",
            "sponsorShare",
            "30",
            "programmeShare",
            "29",
            "schoolShare",
            "0",
            "evidence",
            "x")
        .is(422);
    visitor
        .post(
            "/claims/displacements",
            "schoolShare",
            room + 99_999_999 + "",
            "year",
            "2026",
            "share",
            "1",
            "evidence",
            "x")
        .is(422);
    visitor
        .post(
            "/claims/displacements",
            "school",
            school + "",
            "year",
            "2026",
            "share",
            "1",
            "evidence",
            " ")
        .is(422)
        .says("without its evidence");
    visitor
        .post("/claims/alternatives", "lot", "99999999", "resale", "true", "evidence", "x")
        .is(422);
    var auditor = visitor(Role.AUDITOR);
    assertThat(auditor.get("/claims/answers").is(200).body()).doesNotContain("/claims/keys");
    auditor
        .post(
            "/claims/displacements",
            "school",
            school + "",
            "year",
            "2026",
            "share",
            "1",
            "evidence",
            "x")
        .is(403);
    assertThatThrownBy(() ->
            jdbc.sql(
                    "insert into claims.project_key (key, donor, sponsor, programme, school,"
                        + " evidence, told_at, told_by) values (gen_random_uuid(), 1, 1, 1, 1, 'x',"
                        + " now(), 0)")
                .update())
        .hasStackTraceContaining("check");
  }

  @Test
  void a_gift_that_would_have_been_sold_displaces_nothing() {
    long room = room();
    long lot = donations.open(fresh(), donor);
    var tags =
        lives.received(
            donor,
            ago(600),
            new Observed(
                DeviceKind.LAPTOP,
                "Lenovo",
                "T480",
                unique("SN"),
                null,
                2_300,
                Basis.WEIGHED,
                donor,
                lot,
                null));
    lend(tags, room, 500, 480);
    visitor(Role.OFFICER)
        .post("/claims/alternatives", "lot", lot + "", "resale", "true", "evidence", "邮件 3")
        .is(200)
        .says("would have been sold for use", "邮件 3");
    reckon();
    var sold = claims.totals(new Scope.OfClassroom(room), day(480).getYear());
    assertThat(sold.gross()).isZero();
    assertThat(sold.useInduced()).isPositive();
  }

  @Test
  void a_donor_reads_its_own_two_kinds_apart_and_nobody_elses() {
    long room = room();
    lend(given(2, DeviceKind.LAPTOP), room, 500, 480);
    long other = partners.record(fresh(), unique("别家"), Set.of(PartnerKind.DONOR), "CN", null);
    reckon();
    int year = day(480).getYear();
    var own = visitor(Role.DONOR, donor);
    own.get("/claims").is(200).says("Attributed", "Supported – not additive", "no offset");
    var csv = own.get("/claims/parties/" + donor + "/" + year + ".csv").is(200).body();
    assertThat(csv.strip().lines().count()).isGreaterThan(1);
    own.get("/claims/parties/" + other).is(404);
    own.get("/claims/parties/" + other + "/" + year + ".csv").is(404);
    own.get("/claims/years/" + year).is(403);
    own.get("/claims/answers").is(403);
    visitor(Role.DONOR, other).get("/claims/parties/" + donor).is(404);
    visitor(Role.SCHOOL, school).get("/claims").is(403);
    visitor(Role.TECHNICIAN).get("/claims").is(403);
    visitor(Role.OFFICER).get("/claims/parties/" + donor).is(200).says("Attributed");
  }

  private long claimRows() {
    return jdbc.sql("select count(*) from claims.claim").query(Long.class).single();
  }

  /** By indicator, as text, so that a difference shows which. */
  private List<String> sums(String view, int year) {
    return jdbc.sql(
            """
            select indicator || ' ' || coalesce(sum(grams)::text, '-') || ' ' || coalesce(sum(days)::text, '-')
              from %s where year = ? group by indicator order by 1
            """
                .formatted(view))
        .param(year)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
