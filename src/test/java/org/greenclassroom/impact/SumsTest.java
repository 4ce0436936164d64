package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.greenclassroom.House;
import org.greenclassroom.Lives;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Running sums are what one gets by adding up all rows, whatever happened to the devices. */
class SumsTest extends House {
  private static final int ACTS = 700;
  private static final String PROOF = "c".repeat(64);
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Dismantling dismantling;
  @Autowired Figures figures;
  @Autowired Sums sums;
  @Autowired List<RecurringTask<?>> tasks;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcConnectionDetails owner;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Long> donors = new ArrayList<>();
  private final List<Long> lots = new ArrayList<>();
  private final List<Long> rooms = new ArrayList<>();
  private Occasion officer;
  private Lives lives;
  private long school;

  @BeforeEach
  void threeDonorsAndThreeRooms() {
    officer = occasion(Role.OFFICER);
    lives = new Lives(custody, officer.actor());
    school = partner("School", PartnerKind.SCHOOL);
    for (int i = 0; i < 3; i++) {
      donors.add(partner("Giver", PartnerKind.DONOR));
      lots.add(700_000_000L + unique());
      rooms.add(
          classrooms.plan(
              fresh(),
              new Classrooms.Wanted(school, null, unique("Room"), 30, DeviceKind.LAPTOP, false)));
    }
  }

  @Test
  void sums_of_random_lives_equal_a_full_recomputation() {
    var tags = new ArrayList<Tag>();
    for (int i = 0; i < 6; i++) {
      var seen = new ArrayList<Observed>();
      for (int j = 0; j < 8; j++) seen.add(observed());
      tags.addAll(lives.received(donors.get(i % 3), ago(900), seen.toArray(Observed[]::new)));
    }
    same("all have come");
    int done = 0;
    for (int act = 0; act < ACTS; act++) {
      try {
        happen(tags.get(random.nextInt(tags.size())), act);
        done++;
      } catch (Refusal refused) {
        // unlawful now: nothing was written, and nothing may be told
      }
      if (act % 90 == 0) headcount();
      if (act % 140 == 139) same("after " + act);
      if (act % 200 == 199) addUp();
    }
    assertThat(done).isGreaterThan(ACTS / 3);
    assertThat(
            sums.worth(Figure.COMPUTER_YEARS, null, new Scope(donors, null), Instant.now()).rows())
        .isGreaterThan(10);
    same("before adding up");
    addUp();
    same("after adding up");
    assertThat(movedOtherwise(tags)).as("-Dseed=" + seed).isZero();
  }

  /**
   * From each moment of these lines to each later one: the short way tells what the long one does.
   */
  private long movedOtherwise(List<Tag> tags) {
    return jdbc.sql(
            """
            select count(*)
              from custody.device_state d
              cross join lateral generate_series(0, d.facts) was
              cross join lateral generate_series(was, d.facts) upto
              cross join lateral custody.stays_of(d.device, was) a
              cross join lateral custody.stays_of(d.device, upto) b
              cross join lateral custody.stays_moved(d.device, was, upto) m
             where d.tag = any(?)
               and (b.stays - a.stays, b.open - a.open, b.begun - a.begun, b.days - a.days)
                   is distinct from (m.stays, m.open, m.begun, m.days)
            """)
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  @Test
  void days_on_which_a_device_was_missing_are_no_days_of_its_stay() {
    long donor = donors.getFirst();
    long room = rooms.getFirst();
    var tags = lives.received(donor, ago(1_100), grams(DeviceKind.LAPTOP, donor));
    lives.toRepair(tags, ago(1_050));
    lives.write(tags, new Fact.Readied("B"), ago(1_040));
    lives.write(tags, new Fact.Reserved(room), ago(1_030));
    lives.handOver(tags, new Fact.Dispatched(room), Partners.HOUSE, school, ago(1_010));
    lives.write(tags, new Fact.Installed(room), ago(1_000));
    lives.write(tags, new Fact.Missed(), ago(900));
    assertThat(stayed(donor)).isEqualTo(100);
    same("missed");
    var away = LocalDate.ofInstant(ago(900), Occasion.PROGRAMME_ZONE);
    int year = away.getMonthValue() < 9 ? away.getYear() : away.getYear() + 1;
    counted(room, year);
    lives.write(tags, new Fact.Found(), ago(100));
    assertThat(stayed(donor)).as("a hundred, and a hundred since").isEqualTo(200);
    assertThat(
            figures.rows(
                Figure.COMPUTER_YEARS,
                null,
                new Scope(List.of(donor), null),
                Instant.now(),
                Figures.After.START,
                9))
        .singleElement()
        .isInstanceOfSatisfying(
            Row.OfStay.class,
            stay -> {
              assertThat(stay.missing()).isEqualTo(800);
              assertThat(stay.endedAt()).isNull();
            });
    assertThat(figures.perYear(Figure.PUPILS, new Scope(List.of(donor), null), Instant.now()))
        .as("it was not there when these pupils were")
        .isEmpty();
    same("found");
    lives.handOver(tags, new Fact.Recalled(room), school, Partners.HOUSE, ago(10));
    lives.write(tags, new Fact.Missed(), ago(9));
    lives.write(tags, new Fact.Found(), ago(5));
    assertThat(stayed(donor)).as("on the road home it stayed nowhere").isEqualTo(190);
    same("recalled, lost on the road, found");
    addUp();
    same("added up");
    assertThat(movedOtherwise(tags)).isZero();
  }

  private long stayed(long donor) {
    return sums.worth(Figure.COMPUTER_YEARS, null, new Scope(List.of(donor), null), Instant.now())
        .sum();
  }

  private void counted(long room, int year) {
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at, recorded_by, key)
            values (?, ?, 40, 'VISIT', now(), 0, gen_random_uuid())
            """)
        .params(room, year + "-" + (year + 1))
        .update();
  }

  @Test
  void what_plants_certify_is_shared_out_as_its_rows_are() {
    var gone = new ArrayList<Tag>();
    for (var donor : donors) {
      gone.addAll(
          lives.received(
              donor, ago(500), grams(DeviceKind.LAPTOP, donor), grams(DeviceKind.LAPTOP, donor)));
    }
    lives.toDismantle(gone, ago(300));
    var plant = partner("Plant", PartnerKind.DISMANTLER);
    var today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    partners.enterLicence(
        fresh(),
        plant,
        unique("L"),
        List.of("LAPTOP"),
        today.minusYears(1),
        today.plusYears(1),
        null);
    var batch = dismantling.open(fresh(), plant);
    dismantling.put(fresh(), batch, gone);
    same("put on a batch");
    var hand = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(fresh(), batch, today, null, hand, hand);
    var paper = Scan.of(("%PDF-1.7 " + unique()).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(fresh(), batch, "T-" + batch, today, 112_345, 100_000, paper);
    same("weighed");
    dismantling.certify(fresh(), batch, "CERT-" + batch, today, 12_001, "", paper);
    same("certified");
    addUp();
    same("added up");
    var scope = new Scope(donors, null);
    assertThat(sums.worth(Figure.WEIGHT_TREATED, null, scope, Instant.now()).sum())
        .isEqualTo(12_001);
    assertThat(sums.certified(scope))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.devices()).isEqualTo(6);
          assertThat(one.grams()).isEqualTo(12_001);
        });
    struck(batch);
    same("a ticket is struck");
  }

  /** As the bench fills it, written and upgraded; all of it is taken back. */
  @Test
  void a_filled_database_and_an_upgraded_one_have_the_right_sums() throws Exception {
    try (var connection =
        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      connection.setAutoCommit(false);
      var bench = new ImpactBench(connection);
      bench.written(0, 1_200);
      assertThat(bench.differences()).isEmpty();
      bench.upgraded(1_200, 1_500);
      assertThat(bench.differences()).isEmpty();
      bench.asFindsWereTold();
      assertThat(bench.differences()).as("as it was told before").isNotEmpty();
      bench.findsTold();
      assertThat(bench.differences()).isEmpty();
      connection.rollback();
    }
  }

  private void struck(long batch) {
    jdbc.sql("update dismantling.weighing set struck_at = now(), struck_by = 0 where batch = ?")
        .param(batch)
        .update();
  }

  /** Something that may well follow now, seldom something else. */
  private void happen(Tag tag, int act) {
    if (random.nextInt(9) == 0) {
      custody.correct(fresh(), tag, Fact.Corrected.Why.DID_NOT_HAPPEN);
      return;
    }
    var device = custody.device(tag);
    var at = ago(800 - act);
    var stage = random.nextInt(14) == 0 ? Stage.MISSING : device.stage();
    if (stage != Stage.MISSING && !stage.isEnd() && random.nextInt(12) == 0) {
      lives.write(List.of(tag), new Fact.Missed(), at);
      return;
    }
    var one = List.of(tag);
    long room = device.classroom() == null ? rooms.get(random.nextInt(3)) : device.classroom();
    switch (stage) {
      case TO_INSPECT ->
          lives.write(one, new Fact.Inspected(random.nextBoolean() ? null : observed()), at);
      case TO_WIPE, TO_DISMANTLE ->
          lives.write(one, new Fact.Cleared(Fact.Cleared.How.WIPED, List.of(PROOF)), at);
      case TO_REPAIR -> custody.write(fresh(), tag, Entry.of(new Fact.Readied("B"), at));
      case READY -> lives.write(one, new Fact.Reserved(room), at);
      case RESERVED -> lives.handOver(one, new Fact.Dispatched(room), Partners.HOUSE, school, at);
      case ON_THE_WAY -> custody.write(fresh(), tag, Entry.of(new Fact.Installed(room), at));
      case IN_CLASS -> {
        if (random.nextInt(6) == 0)
          lives.write(one, new Fact.Transferred(officer.actor().account()), at);
        else lives.handOver(one, new Fact.Recalled(room), school, Partners.HOUSE, at);
      }
      case RETURNING -> lives.handOver(one, new Fact.Received(null), school, Partners.HOUSE, at);
      case MISSING -> {
        if (random.nextInt(6) == 0)
          lives.write(one, new Fact.WrittenOff(officer.actor().account()), at);
        else custody.write(fresh(), tag, Entry.of(new Fact.Found(), at));
      }
      default -> custody.write(fresh(), one, Entry.of(new Fact.Found(), at));
    }
  }

  /** The same room and year more than once: the latest counts. */
  private void headcount() {
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at,
                   recorded_by, key)
            select r, y, (random() * 200)::int, 'VISIT', now(), 0, gen_random_uuid()
              from unnest(?::bigint[]) r, unnest(array['2024-2025', '2025-2026', '2025-2026']) y
            """)
        .param(rooms.toArray(Long[]::new))
        .update();
  }

  private void addUp() {
    for (var task : tasks) if (task.getName().startsWith("add-up-")) task.execute(null, null);
  }

  /** Both readings of one moment, for everything, each donor, and each lot. */
  private void same(String when) {
    var snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.executeWithoutResult(_ -> {
      same(when, Scope.EVERYTHING);
      same(when, new Scope(donors, null));
      same(when, new Scope(List.of(), null));
      for (var donor : donors) {
        same(when, new Scope(List.of(donor), null));
        same(when, new Scope(List.of(donor), lots.get(0)));
      }
      for (var lot : lots) same(when, new Scope(null, lot));
    });
  }

  private void same(String when, Scope scope) {
    var at = Instant.now();
    var said = when + " " + scope + " -Dseed=" + seed;
    var present = sums.present(scope);
    for (var figure : Figure.all()) {
      if (!scope.isEverything() && !figure.isForOneDonor()) continue;
      var kept = sums.worths(figure, scope, at, present);
      if (figure.isYearly()) {
        assertThat(kept).as(said).isEqualTo(figures.perYear(figure, scope, at));
        for (var one : kept)
          assertThat(sums.worth(figure, one.year(), scope, at)).as(said).isEqualTo(one);
      } else assertThat(kept).as(said).containsExactly(figures.worth(figure, null, scope, at));
    }
    assertThat(Sums.standing(present)).as(said).isEqualTo(standing(scope));
    assertThat(sums.received(scope)).as(said).isEqualTo(received(scope));
  }

  private List<Sums.Standing> standing(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select d.stage, count(*) as pieces,
                       coalesce(sum(d.grams) filter (where d.basis <> 'ESTIMATED'), 0)::bigint as weighed,
                       coalesce(sum(d.grams) filter (where d.basis = 'ESTIMATED'), 0)::bigint as estimated
                  from custody.devices d where true
                """
                    + scope.own()
                    + " group by d.stage"),
            scope)
        .query((row, _) ->
            new Sums.Standing(
                Stage.valueOf(row.getString("stage")),
                row.getLong("pieces"),
                row.getLong("weighed"),
                row.getLong("estimated")))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparing(Sums.Standing::stage))
        .toList();
  }

  /** From the facts alone: grams by what was last seen of each device. */
  private Balance.Side received(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select count(*),
                       coalesce(sum(d.grams) filter (where d.basis <> 'ESTIMATED'), 0)::bigint,
                       coalesce(sum(d.grams) filter (where d.basis = 'ESTIMATED'), 0)::bigint
                  from (select distinct on (f.device) f.device,
                               (f.detail -> 'observed' ->> 'grams')::bigint as grams,
                               f.detail -> 'observed' ->> 'basis' as basis,
                               (f.detail -> 'observed' ->> 'donor')::bigint as donor,
                               (f.detail -> 'observed' ->> 'lot')::bigint as lot
                          from custody.facts f
                         where f.kind in ('RECEIVED', 'INSPECTED') and not f.voided
                           and f.detail -> 'observed' ->> 'grams' is not null
                         order by f.device, f.nth desc) d
                 where true
                """
                    + scope.own()),
            scope)
        .query((row, _) -> new Balance.Side(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /** Of any kind, weight, donor and lot: at the bench all of these may turn out otherwise. */
  private Observed observed() {
    return new Observed(
        DeviceKind.values()[random.nextInt(DeviceKind.values().length)],
        null,
        null,
        unique("SN"),
        null,
        1_000 + random.nextInt(9_000),
        Basis.values()[random.nextInt(Basis.values().length)],
        donors.get(random.nextInt(3)),
        oneOf(lots),
        null);
  }

  private @Nullable Long oneOf(List<Long> some) {
    int which = random.nextInt(some.size() + 1);
    return which == some.size() ? null : some.get(which);
  }

  private Observed grams(DeviceKind kind, long donor) {
    return Lives.observed(kind, unique("SN"), 1_000 + random.nextInt(3_000), Basis.WEIGHED, donor);
  }

  private long partner(String name, PartnerKind kind) {
    return partners.record(fresh(), unique(name), Set.of(kind), "CN", null);
  }

  private Occasion fresh() {
    return Occasion.of(officer.actor(), Instant.now());
  }

  private static Instant ago(int days) {
    return Instant.now().minus(days, ChronoUnit.DAYS);
  }
}
