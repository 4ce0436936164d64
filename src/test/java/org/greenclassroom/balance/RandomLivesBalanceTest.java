package org.greenclassroom.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.greenclassroom.House;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.dismantling.Dismantling;
import org.greenclassroom.dismantling.Scan;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Thousands of devices live three years at random through the front doors; a second, slower
 * reckoning of their lives, day by day, says the same as the ledger: what came in minus what ended
 * is what stands somewhere, in pieces and in grams, for each donor, category and basis, on every
 * date; and none ended without evidence. Repeat a failure with {@code -Dseed=}, with more lives by
 * {@code -Dlives=}.
 */
class RandomLivesBalanceTest extends House {
  private static final int DEVICES = Integer.getInteger("lives", 3_000);
  private static final int DAYS = 1_100;
  private static final String PROOF = "b".repeat(64);

  /** What a device was from a day on; an end when {@code flow} is one. */
  private record State(
      LocalDate day,
      Stage stage,
      @Nullable Stage before,
      boolean cleared,
      long holder,
      @Nullable Long room,
      Observed seen,
      @Nullable Flow end) {
    Stock stock() {
      return switch (stage) {
        case ON_THE_WAY, IN_CLASS, RETURNING -> Stock.LOAN;
        case SHIPPED -> Stock.PLANT;
        case MISSING -> Stock.MISSING;
        default -> Stock.HOUSE;
      };
    }

    /** Devices of which this is equal may live on together. */
    List<Object> likeness() {
      return Arrays.asList(stage, cleared, holder, room, before);
    }
  }

  @Autowired Custody custody;
  @Autowired LostAndFound lostAndFound;
  @Autowired Partners partners;
  @Autowired Dismantling dismantling;
  @Autowired Reckoning reckoning;

  private final Map<Tag, Deque<State>> lives = new HashMap<>();
  private Random random = new Random();
  private Actor first = Actor.NOBODY;
  private Actor second = Actor.NOBODY;
  private List<Long> donors = List.of();
  private List<Long> schools = List.of();
  private long plant;
  private LocalDate today = LocalDate.EPOCH;

  static List<Long> seeds() {
    var wanted = Long.getLong("seed");
    return wanted != null ? List.of(wanted) : List.of(20261127L, System.nanoTime());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happens_pieces_and_grams_balance_on_every_date(long seed) {
    System.out.println("RandomLivesBalanceTest: -Dseed=" + seed);
    random = new Random(seed);
    today = LocalDate.now(Occasion.PROGRAMME_ZONE);
    first = actor(Role.OFFICER, 1);
    second = actor(Role.OFFICER, 1);
    donors =
        List.of(partner(PartnerKind.DONOR), partner(PartnerKind.DONOR), partner(PartnerKind.DONOR));
    schools = List.of(partner(PartnerKind.SCHOOL), partner(PartnerKind.SCHOOL));
    plant = partner(PartnerKind.DISMANTLER);
    partners.enterLicence(
        now(),
        plant,
        unique("L"),
        Arrays.stream(DeviceKind.values()).map(Enum::name).toList(),
        today.minusDays(DAYS),
        today.plusDays(1),
        null);
    for (int lot = 0; lot < 10; lot++) arrive(DEVICES / 10, today.minusDays(DAYS - lot * 90L));
    for (int at = 0; at < DAYS; at += 5) {
      var day = today.minusDays(DAYS - at);
      // one thing in six is learned late, and happened before what was written of it already
      happen(random.nextInt(6) == 0 ? day.minusDays(random.nextInt(300)) : day);
      // half-way the ledger follows what is known by then; the rest it follows afterwards
      if (at == DAYS / 2) reckoning.reckon(now());
      if (random.nextInt(4) == 0) takeBack();
    }
    finish();
    reckoning.reckon(now());
    assertLedgerIsAsLived();
    assertEveryEndHasItsEvidence();
  }

  private void arrive(int devices, LocalDate day) {
    var donor = donors.get(random.nextInt(donors.size()));
    var slip = slip(donor, Partners.HOUSE, day);
    var seen = new ArrayList<Observed>();
    for (int i = 0; i < devices; i++) seen.add(observed(random.nextInt(20) == 0 ? null : donor));
    var tags = custody.receiveNew(now(), slip, seen);
    for (int i = 0; i < devices; i++) {
      var life = new ArrayDeque<State>();
      life.push(
          new State(day, Stage.TO_INSPECT, null, false, Partners.HOUSE, null, seen.get(i), null));
      lives.put(tags.get(i), life);
    }
  }

  /**
   * Something lawful to some devices that are alike; not to those that come later than this day.
   */
  private void happen(LocalDate day) {
    var some = alike(day, 300);
    if (some.isEmpty()) return;
    var now = present(some.getFirst());
    switch (now.stage()) {
      case TO_INSPECT -> {
        if (random.nextInt(8) == 0) giveBack(some, day);
        else {
          var seen =
              random.nextInt(3) == 0 ? null : observed(donors.get(random.nextInt(donors.size())));
          write(some, new Fact.Inspected(seen), day, Stage.TO_WIPE, seen);
        }
      }
      case TO_WIPE -> {
        if (random.nextInt(5) == 0)
          write(some, new Fact.Condemned(Fact.Condemned.Why.BROKEN), day, Stage.TO_DISMANTLE, null);
        else if (random.nextInt(9) == 0) write(some, new Fact.Missed(), day, Stage.MISSING, null);
        else clear(some, day, Stage.TO_REPAIR);
      }
      case TO_REPAIR -> {
        if (random.nextInt(5) == 0)
          write(
              some, new Fact.Condemned(Fact.Condemned.Why.TOO_OLD), day, Stage.TO_DISMANTLE, null);
        else write(some, new Fact.Readied("B"), day, Stage.READY, null);
      }
      case READY -> {
        long room = 1 + random.nextInt(3);
        write(some, new Fact.Reserved(room), day, Stage.RESERVED, null);
        some.forEach(tag -> replace(tag, with(present(tag), room)));
      }
      case RESERVED -> {
        if (random.nextInt(5) == 0) write(some, new Fact.Released(), day, Stage.READY, null);
        else handOver(some, new Fact.Dispatched(room(now)), school(), day, Stage.ON_THE_WAY, null);
      }
      case ON_THE_WAY -> write(some, new Fact.Installed(room(now)), day, Stage.IN_CLASS, null);
      case IN_CLASS -> {
        if (random.nextInt(6) == 0)
          byTwo(few(some), FactKind.TRANSFERRED, Stage.WITH_SCHOOL, Flow.LEFT);
        else if (random.nextInt(4) == 0)
          write(few(some), new Fact.Missed(), day, Stage.MISSING, null);
        else write(some, new Fact.Recalled(room(now)), day, Stage.RETURNING, null);
      }
      case RETURNING -> {
        var seen = random.nextInt(3) == 0 ? observed(donors.getFirst()) : null;
        handOver(some, new Fact.Received(seen), Partners.HOUSE, day, Stage.TO_INSPECT, seen);
      }
      case TO_DISMANTLE -> {
        if (now.cleared()) dismantle(some, day);
        else clear(some, day, Stage.TO_DISMANTLE);
      }
      case MISSING -> {
        if (random.nextInt(3) == 0) byTwo(few(some), FactKind.WRITTEN_OFF, Stage.LOST, Flow.LOST);
        else write(some, new Fact.Found(), day, Objects.requireNonNull(now.before()), null);
      }
      default -> {}
    }
  }

  /** The last fact of some devices did not happen. */
  private void takeBack() {
    for (var tag : few(alike(today, 300))) {
      if (lives.get(tag).size() < 2) continue;
      custody.correct(now(), tag, Fact.Corrected.Why.DID_NOT_HAPPEN);
      Objects.requireNonNull(lives.get(tag)).pop();
    }
  }

  /** Some of what waits for a plant at the end goes there. */
  private void finish() {
    for (int times = 0; times < 4; times++) {
      var some =
          lives.keySet().stream()
              .sorted()
              .filter(tag -> present(tag).stage() == Stage.TO_DISMANTLE && present(tag).cleared())
              .limit(200)
              .toList();
      if (some.isEmpty()) return;
      dismantle(some, today.minusDays(3 - times));
    }
  }

  private void clear(List<Tag> tags, LocalDate day, Stage next) {
    write(tags, new Fact.Cleared(Fact.Cleared.How.WIPED, List.of(PROOF)), day, next, null);
  }

  private void write(
      List<Tag> tags, Fact fact, LocalDate day, Stage next, @Nullable Observed seen) {
    custody.write(now(), tags, Entry.of(fact, noon(day)));
    for (var tag : tags) push(tag, day, next, present(tag).holder(), seen, null);
  }

  private void handOver(
      List<Tag> tags, Fact fact, long to, LocalDate day, Stage next, @Nullable Observed seen) {
    custody.write(now(), tags, Entry.on(slip(present(tags.getFirst()).holder(), to, day), fact));
    for (var tag : tags) push(tag, day, next, to, seen, null);
  }

  private void giveBack(List<Tag> tags, LocalDate day) {
    long to = donors.getFirst();
    custody.write(now(), tags, Entry.on(slip(Partners.HOUSE, to, day), new Fact.GivenBack()));
    for (var tag : tags) push(tag, day, Stage.WITH_DONOR, to, null, Flow.GIVEN_BACK);
  }

  private void byTwo(List<Tag> tags, FactKind kind, Stage next, Flow end) {
    for (var tag : tags) {
      lostAndFound.propose(Occasion.of(first, clock.instant()), tag, kind);
      lostAndFound.agree(Occasion.of(second, clock.instant()), tag, kind);
      push(tag, today, next, present(tag).holder(), null, end);
    }
  }

  /** A batch: handed over, weighed, and all or half of it certified. */
  private void dismantle(List<Tag> tags, LocalDate day) {
    var batch = dismantling.open(now(), plant);
    dismantling.put(now(), batch, tags);
    var signed = new HandOver.Signature("Li Na", null, null);
    dismantling.handOver(now(), batch, day, null, signed, signed);
    for (var tag : tags) push(tag, day, Stage.SHIPPED, plant, null, null);
    var paper = Scan.of(("%PDF-1.7 " + batch).getBytes(StandardCharsets.US_ASCII), "paper.pdf");
    dismantling.weigh(now(), batch, "T-" + batch, day, 90_000_000, 1_000_000, paper);
    var certified = tags.subList(0, random.nextBoolean() ? tags.size() : (tags.size() + 1) / 2);
    var names = String.join("\n", certified.stream().map(Tag::printed).toList());
    dismantling.certify(now(), batch, "C-" + batch, day, 1_000_000, names, paper);
    for (var tag : certified) push(tag, day, Stage.DISMANTLED, plant, null, Flow.DISMANTLED);
  }

  private void push(
      Tag tag,
      LocalDate day,
      Stage next,
      long holder,
      @Nullable Observed seen,
      @Nullable Flow end) {
    var now = present(tag);
    boolean cleared =
        switch (next) {
          case TO_INSPECT -> false;
          case TO_REPAIR -> true;
          case TO_DISMANTLE -> now.stage() == Stage.TO_DISMANTLE || now.cleared();
          default -> now.cleared();
        };
    Objects.requireNonNull(lives.get(tag))
        .push(
            new State(
                day.isBefore(now.day()) ? now.day() : day,
                next,
                next == Stage.MISSING ? now.stage() : null,
                cleared,
                holder,
                next == Stage.TO_INSPECT || next == Stage.READY ? null : now.room(),
                seen == null ? now.seen() : seen,
                end));
  }

  /** The ledger against every life, on every date on which anything moved. */
  private void assertLedgerIsAsLived() {
    record Moved(LocalDate day, String key, Stock stock, Flow flow, Sum sum) {}
    var moved =
        jdbc.sql(
                """
                select p.day, coalesce(p.donor, 0) || ' ' || p.category || ' ' || p.basis as key, p.stock, p.flow,
                       sum(p.pieces) as pieces, sum(p.grams) as grams
                  from balance.posting p join custody.devices d using (device)
                 where d.tag = any(?) group by 1, 2, 3, 4 order by 1
                """)
            .param(codes())
            .query((row, _) ->
                new Moved(
                    row.getObject("day", LocalDate.class),
                    row.getString("key"),
                    Stock.valueOf(row.getString("stock")),
                    Flow.valueOf(row.getString("flow")),
                    new Sum(row.getLong("pieces"), row.getLong("grams"))))
            .list();
    var days = new TreeSet<LocalDate>();
    lives.values().forEach(life -> life.forEach(state -> days.add(state.day())));
    moved.forEach(one -> days.add(one.day()));
    // each life, oldest first
    var all = new ArrayList<List<State>>();
    for (var life : lives.values()) {
      var states = new ArrayList<>(life);
      Collections.reverse(states);
      all.add(states);
    }
    var ledger = new TreeMap<String, Sum>();
    int read = 0;
    for (var day : days) {
      var in = new TreeMap<String, Sum>();
      var out = new TreeMap<String, Sum>();
      var corrected = new TreeMap<String, Sum>();
      for (; read < moved.size() && moved.get(read).day().equals(day); read++) {
        var one = moved.get(read);
        ledger.merge(one.key() + " " + one.stock(), one.sum(), Sum::plus);
        if (one.flow() != Flow.MOVED)
          ledger.merge(one.key() + " " + one.flow(), one.sum(), Sum::plus);
      }
      var lived = new TreeMap<String, Sum>();
      for (var life : all) live(life, day, lived);
      ledger.values().removeIf(Sum::isNothing);
      lived.values().removeIf(Sum::isNothing);
      var asTold = new TreeMap<>(ledger);
      asTold.keySet().removeIf(key -> key.endsWith(Flow.CORRECTED.name()));
      assertThat(asTold).as("on " + day).isEqualTo(lived);
      // and by itself: in and corrected minus out is in stock
      ledger.forEach((key, sum) -> {
        int cut = key.lastIndexOf(' ');
        var whose = key.substring(0, cut);
        var word = key.substring(cut + 1);
        if (Arrays.stream(Stock.values()).anyMatch(stock -> stock.name().equals(word)))
          out.merge(whose, sum, Sum::plus);
        else if (word.equals(Flow.CORRECTED.name())) corrected.merge(whose, sum, Sum::plus);
        else in.merge(whose, sum, Sum::plus);
      });
      corrected.forEach((key, sum) -> in.merge(key, sum, Sum::plus));
      in.values().removeIf(Sum::isNothing);
      out.values().removeIf(Sum::isNothing);
      assertThat(in).as("balance on " + day).isEqualTo(out);
      assertThat(corrected.values().stream().mapToLong(Sum::pieces).sum())
          .as("corrected on " + day)
          .isZero();
    }
    assertThat(read).isEqualTo(moved.size());
    assertThat(days).hasSizeGreaterThan(100);
  }

  /** What one life adds to the end of a day. */
  private static void live(List<State> life, LocalDate day, Map<String, Sum> lived) {
    State latest = null;
    for (var state : life) {
      if (state.day().isAfter(day)) break;
      latest = state;
    }
    if (latest == null) return;
    add(lived, life.getFirst(), Flow.RECEIVED.name(), 1);
    if (latest.end() != null) add(lived, latest, latest.end().name(), -1);
    else add(lived, latest, latest.stock().name(), 1);
  }

  private static void add(Map<String, Sum> lived, State state, String word, int sign) {
    var seen = state.seen();
    var basis = seen.basis() == Basis.ESTIMATED ? Known.ESTIMATED : Known.WEIGHED;
    var donor = seen.donor() == null ? 0 : seen.donor();
    lived.merge(
        donor + " " + seen.kind() + " " + basis + " " + word,
        new Sum(sign, sign * seen.grams()),
        Sum::plus);
  }

  private void assertEveryEndHasItsEvidence() {
    var ends =
        jdbc.sql(
                """
                select e.flow || ' ' || coalesce(e.evidence, 'NONE') as key, count(*) as ends
                  from balance.ends e join custody.devices d using (device)
                 where d.tag = any(?) group by 1
                """)
            .param(codes())
            .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
            .list();
    var lived = new TreeMap<String, Long>();
    for (var tag : lives.keySet()) {
      var end = present(tag).end();
      if (end != null)
        lived.merge(
            switch (end) {
              case DISMANTLED -> "DISMANTLED CERTIFICATE";
              case GIVEN_BACK -> "GIVEN_BACK SLIP";
              default -> end + " TWO_PEOPLE";
            },
            1L,
            Long::sum);
    }
    assertThat(ends)
        .containsExactlyInAnyOrderElementsOf(
            lived.entrySet().stream().map(e -> Map.entry(e.getKey(), e.getValue())).toList());
    assertThat(lived.keySet()).contains("DISMANTLED CERTIFICATE");
  }

  /** Open devices that are alike and were there on that day already. */
  private List<Tag> alike(LocalDate day, int most) {
    var all =
        lives.keySet().stream()
            .filter(tag -> present(tag).end() == null)
            .filter(tag -> present(tag).stage() != Stage.SHIPPED)
            .filter(tag -> !Objects.requireNonNull(lives.get(tag)).getLast().day().isAfter(day))
            .sorted()
            .toList();
    if (all.isEmpty()) return all;
    var likeness = present(all.get(random.nextInt(all.size()))).likeness();
    var some =
        new ArrayList<>(
            all.stream().filter(tag -> present(tag).likeness().equals(likeness)).toList());
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(some.size(), 1 + random.nextInt(most)));
  }

  private List<Tag> few(List<Tag> tags) {
    return tags.subList(0, Math.min(tags.size(), 1 + random.nextInt(8)));
  }

  private Observed observed(@Nullable Long donor) {
    return new Observed(
        DeviceKind.values()[random.nextInt(DeviceKind.values().length)],
        "联想",
        null,
        null,
        null,
        500 + random.nextInt(9_000),
        Basis.values()[random.nextInt(Basis.values().length)],
        donor,
        null,
        List.of());
  }

  private Slip slip(long from, long to, LocalDate day) {
    var signed = new HandOver.Signature("王芳", null, null);
    return custody.handOver(
        now(),
        new HandOver(from, to, to == Partners.HOUSE ? 1L : null, noon(day), null, signed, signed));
  }

  private static State with(State state, long room) {
    return new State(
        state.day(),
        state.stage(),
        state.before(),
        state.cleared(),
        state.holder(),
        room,
        state.seen(),
        state.end());
  }

  private void replace(Tag tag, State state) {
    var life = Objects.requireNonNull(lives.get(tag));
    life.pop();
    life.push(state);
  }

  private static long room(State state) {
    return Objects.requireNonNull(state.room());
  }

  private long school() {
    return schools.get(random.nextInt(schools.size()));
  }

  private State present(Tag tag) {
    return Objects.requireNonNull(lives.get(tag)).getFirst();
  }

  private String[] codes() {
    return lives.keySet().stream().map(Tag::code).toArray(String[]::new);
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.of(6, 0)).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  private Occasion now() {
    return Occasion.of(first, clock.instant());
  }

  private long partner(PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(kind.name()), Set.of(kind), "CN", null);
  }
}
