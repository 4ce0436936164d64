package org.greenclassroom.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.Visitor;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Mode;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a report says of CO2e, and the rows of the ledger behind it. */
class LedgerTest extends House {
  private static final int YEAR = LocalDate.now(Occasion.PROGRAMME_ZONE).minusDays(400).getYear();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Editions editions;
  @Autowired Claims claims;
  @Autowired Method method;
  private Actor drawer;
  private Actor publisher;
  private Lives lives;
  private long donor;
  private long school;

  @BeforeEach
  void aDonorAndASchool() {
    drawer = actor(Role.OFFICER, 1);
    publisher = actor(Role.OFFICER, 1);
    lives = new Lives(custody, drawer);
    donor = partner(PartnerKind.DONOR);
    school = partner(PartnerKind.SCHOOL);
  }

  @Test
  void it_names_the_set_by_which_its_rows_were_reckoned() throws Exception {
    lend();
    long mine = donor;
    donor = partner(PartnerKind.DONOR);
    long beside = donor;
    lend(); // of another donor, in the same school
    donor = mine;
    reckon();
    var wanted = new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR);
    long edition = editions.draw(on(drawer), wanted);
    editions.publish(on(publisher), edition, false, "http://localhost");
    var told = editions.edition(drawer, edition);
    try {
      load(file().replace("EMBODIED,132.2,182.3,315.2", "EMBODIED,132.2,181,315.2"));
      reckon();
      var again =
          editions.edition(
              drawer, editions.correct(on(drawer), edition, "The donor asked for another look."));
      assertThat(again.setHash()).as("its rows keep their set").isEqualTo(told.setHash());
      assertThat(again.setHash()).isNotEqualTo(method.current().hash());
      assertThat(figure(again, "co2e-net-b")).isEqualTo(figure(told, "co2e-net-b"));
      assertThat(
              editions
                  .edition(
                      drawer,
                      editions.draw(
                          on(drawer), new Wanted(Kind.DONOR_YEAR, beside, null, null, YEAR)))
                  .setHash())
          .as("nobody was told of these")
          .isEqualTo(method.current().hash());
      lend();
      reckon();
      assertThatThrownBy(() -> editions.correct(on(drawer), edition, "A later gift is in it, too."))
          .hasMessageContaining("claims.refusal.sets");
      claims.restate(Occasion.of(Actor.HOUSE, Instant.now()), today());
      var anew =
          editions.edition(
              drawer, editions.correct(on(drawer), edition, "Told anew with the newest set."));
      assertThat(anew.setHash()).isEqualTo(method.current().hash());
    } finally {
      load(file());
      reckon();
    }
  }

  @Test
  void what_was_reckoned_anew_since_it_was_drawn_up_is_not_published() {
    var room = lend();
    reckon();
    var wanted = new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR);
    long edition = editions.draw(on(drawer), wanted);
    reckon();
    claims.way(on(drawer), room, Mode.TRUCK, 812, "map");
    reckon();
    assertThatThrownBy(() -> editions.publish(on(publisher), edition, false, "http://localhost"))
        .hasMessageContaining("claims.refusal.moved");
    assertThat(editions.edition(drawer, edition).state()).isEqualTo(EditionState.DRAWN);
    assertThat(used(donor)).isZero();
    var officer = visitor(Role.OFFICER);
    officer.get("/editions/" + edition).is(200);
    officer
        .post("/editions/" + edition + "/publication")
        .is(409)
        .says("The ledger of CO₂e was reckoned since");
    editions.withdraw(on(drawer), edition);
    long next = editions.draw(on(drawer), wanted);
    reckon(); // which changes nothing
    editions.publish(on(publisher), next, false, "http://localhost");
    assertThat(used(donor)).isEqualTo(1);
  }

  /** Whoever is first: what is published has all its rows, for good; else it is not published. */
  @Test
  void one_reckons_while_another_publishes() throws Exception {
    for (int round = 0; round < 4; round++) {
      donor = partner(PartnerKind.DONOR);
      var room = lend();
      reckon();
      var wanted = new Wanted(Kind.DONOR_YEAR, donor, null, null, YEAR);
      long edition = editions.draw(on(drawer), wanted);
      var rows = rows(donor);
      claims.way(on(drawer), room, Mode.TRUCK, 812, "map");
      var together = new CyclicBarrier(2);
      try (var two = Executors.newFixedThreadPool(2)) {
        var reckoning =
            two.submit(() -> {
              together.await();
              reckon();
              return null;
            });
        var publishing =
            two.submit(() -> {
              together.await();
              try {
                editions.publish(on(publisher), edition, false, "http://localhost");
                return true;
              } catch (Refusal moved) {
                assertThat(moved).hasMessageContaining("claims.refusal.moved");
                return false;
              }
            });
        reckoning.get();
        if (publishing.get()) {
          assertThat(used(donor)).isEqualTo(1);
          assertThat(rows(donor)).as("reversed, not taken away").containsAll(rows);
          reckon();
          assertThat(rows(donor)).containsAll(rows);
        } else assertThat(used(donor)).isZero();
      }
    }
  }

  /** Also who is known by a promise of money only; and what is corrected stays whose it was. */
  @Test
  void each_sponsor_of_a_room_has_a_report_of_its_own() {
    var room = lend();
    var yuan = partner(PartnerKind.SPONSOR);
    var dollars = partner(PartnerKind.SPONSOR);
    var officer = visitor(Role.OFFICER);
    officer.get("/editions").is(200).says("For a sponsor’s year");
    draws(officer, room, null).is(409).says("Nobody paid for");
    promises(room, yuan, "CNY");
    promises(room, dollars, "USD");
    reckon();
    draws(officer, room, null).is(422).says("Whose report?", name(yuan), name(dollars));
    draws(officer, room, partner(PartnerKind.SPONSOR)).is(409).says("did not pay for");
    jdbc.sql("update classrooms.classroom set sponsor = ? where classroom = ?")
        .params(yuan, room)
        .update();
    assertThatThrownBy(() ->
            editions.draw(on(drawer), new Wanted(Kind.SPONSOR, null, yuan, null, room, YEAR - 9)))
        .as("long before anything was there")
        .hasMessageContaining("editions.refusal.nothing");
    jdbc.sql("update classrooms.classroom set sponsor = null where classroom = ?")
        .params(room)
        .update();
    long gross = 0;
    for (long sponsor : List.of(yuan, dollars)) {
      long edition = draws(officer, room, sponsor).is(200).id();
      editions.publish(on(publisher), edition, false, "http://localhost");
      var known = editions.edition(drawer, edition);
      assertThat(known.party()).isEqualTo(sponsor);
      long share = figure(known, "attributed-gross").getFirst();
      assertThat(share).isPositive();
      gross += share;
      visitor(Role.DONOR, sponsor).get("/editions/" + edition).is(200).says(name(sponsor));
      visitor(Role.DONOR, sponsor == yuan ? dollars : yuan).get("/editions/" + edition).is(404);
      draws(officer, room, sponsor).is(409).says("published already");
    }
    assertThat(gross)
        .isEqualTo(
            jdbc.sql(
                    """
                    select sum(grams) from claims.shares
                     where classroom = ? and year = ? and indicator = 'GROSS' and party_kind = 'SPONSOR'
                    """)
                .params(room, YEAR)
                .query(Long.class)
                .single());
    long edition =
        editions.page(drawer, false, Long.MAX_VALUE).rows().stream()
            .filter(one -> Objects.equals(one.party(), dollars))
            .findFirst()
            .orElseThrow()
            .edition();
    jdbc.sql(
            "update funding.sponsorship set ended_on = promised_on, reason = 'x', ended_by = 0 where partner = ?")
        .param(dollars)
        .update();
    long next = editions.correct(on(drawer), edition, "A word was wrong in it.");
    assertThat(editions.edition(drawer, next).party()).isEqualTo(dollars);
    editions.publish(on(publisher), next, false, "http://localhost");
    assertThat(editions.edition(drawer, edition).state()).isEqualTo(EditionState.SUPERSEDED);
  }

  private Visitor.Seen draws(Visitor officer, long room, @Nullable Long sponsor) {
    return officer.post(
        "/editions",
        "kind",
        "SPONSOR",
        "classroom",
        "" + room,
        "sponsor",
        sponsor == null ? "" : "" + sponsor,
        "year",
        "" + YEAR);
  }

  private void promises(long room, long sponsor, String currency) {
    jdbc.sql(
            """
            insert into funding.sponsorship (classroom, partner, kind, cents, currency, promised_on, note, entered_at,
                   entered_by, key)
            values (?, ?, 'COMPANY', 500000, ?, ?, '', now(), 0, gen_random_uuid())
            """)
        .params(room, sponsor, currency, LocalDate.of(YEAR, 1, 1))
        .update();
  }

  private String name(long partner) {
    return partners.partner(partner).name();
  }

  private List<Long> rows(long donor) {
    return jdbc
        .sql("select claim from claims.claim where donor = ? and year = ? and reverses is null")
        .params(donor, YEAR)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private long used(long donor) {
    return jdbc.sql("select count(*) from claims.use where donor = ?")
        .param(donor)
        .query(Long.class)
        .single();
  }

  private long lend() {
    var room =
        classrooms.plan(
            on(drawer),
            new Classrooms.Wanted(school, null, unique("机房"), 30, DeviceKind.LAPTOP, false));
    var tags = lives.received(donor, ago(450), 1, DeviceKind.LAPTOP, 2_300);
    lives.toRepair(tags, ago(440));
    lives.write(tags, new Fact.Readied("A"), ago(439));
    lives.write(tags, new Fact.Reserved(room), ago(438));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, ago(437));
    lives.write(tags, new Fact.Installed(room), ago(436));
    return room;
  }

  private List<Long> figure(Edition edition, String code) {
    return editions.told(edition).figures().stream()
        .filter(figure -> figure.code().equals(code))
        .map(figure -> List.of(figure.amount(), figure.lines(), said(figure.low())))
        .findFirst()
        .orElseThrow();
  }

  private static long said(@Nullable Long value) {
    return value == null ? Long.MIN_VALUE : value;
  }

  private void reckon() {
    claims.reckon(Occasion.of(Actor.HOUSE, Instant.now()), today());
  }

  private long partner(PartnerKind kind) {
    return partners.record(on(drawer), unique(kind.name()), Set.of(kind), "CN", null);
  }

  private static String file() throws Exception {
    try (var in = Method.class.getResourceAsStream("/method/coefficients-2026.1.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Numbers that no other test loads, and too near the old ones to move another test's result. */
  private void load(String csv) {
    var version = "e" + unique();
    method.load(
        Occasion.of(actor(Role.ADMINISTRATOR, 1), Instant.now()),
        version,
        csv.replace("HOURS,300,600,1000", "HOURS,300,600.0007" + version.substring(1) + ",1000"));
  }

  private static LocalDate today() {
    return LocalDate.now(Occasion.PROGRAMME_ZONE);
  }

  private static Instant ago(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }

  private static Occasion on(Actor actor) {
    return Occasion.of(actor, Instant.now());
  }
}
