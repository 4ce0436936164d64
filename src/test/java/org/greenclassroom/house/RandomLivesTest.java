package org.greenclassroom.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.custody.Stage.IN_CLASS;
import static org.greenclassroom.custody.Stage.MISSING;
import static org.greenclassroom.custody.Stage.ON_THE_WAY;
import static org.greenclassroom.custody.Stage.READY;
import static org.greenclassroom.custody.Stage.RESERVED;
import static org.greenclassroom.custody.Stage.RETURNING;
import static org.greenclassroom.custody.Stage.SHIPPED;
import static org.greenclassroom.custody.Stage.TO_DISMANTLE;
import static org.greenclassroom.custody.Stage.TO_INSPECT;
import static org.greenclassroom.custody.Stage.TO_REPAIR;
import static org.greenclassroom.custody.Stage.TO_WIPE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.greenclassroom.House;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Chain;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Slip;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Some hundred devices live at random, lawfully and unlawfully, and the book stays right: it
 * accepts exactly what a second, simpler reading of the laws accepts, and afterwards everything
 * adds up.
 */
class RandomLivesTest extends House {
  private static final int DEVICES = 120;
  private static final int ACTS = 1_200;
  private static final String PROOF = "b".repeat(64);

  /** The table of the laws, read a second time: after which stages a word may follow. */
  private static final Map<FactKind, Set<Stage>> MAY_FOLLOW =
      Map.ofEntries(
          entry(FactKind.RECEIVED, Set.of(RETURNING)),
          entry(FactKind.INSPECTED, Set.of(TO_INSPECT)),
          entry(FactKind.CLEARED, Set.of(TO_WIPE, TO_DISMANTLE)),
          entry(FactKind.WIPE_FAILED, Set.of(TO_WIPE, TO_REPAIR, READY, TO_DISMANTLE)),
          entry(FactKind.READIED, Set.of(TO_REPAIR)),
          entry(FactKind.CONDEMNED, Set.of(TO_INSPECT, TO_WIPE, TO_REPAIR, READY)),
          entry(FactKind.RESERVED, Set.of(READY)),
          entry(FactKind.RELEASED, Set.of(RESERVED)),
          entry(FactKind.DISPATCHED, Set.of(RESERVED)),
          entry(FactKind.INSTALLED, Set.of(ON_THE_WAY)),
          entry(FactKind.RECALLED, Set.of(IN_CLASS)),
          entry(FactKind.MISSED, EnumSet.range(TO_INSPECT, SHIPPED)),
          entry(FactKind.FOUND, Set.of(MISSING)),
          entry(FactKind.WRITTEN_OFF, Set.of(MISSING)),
          entry(FactKind.GIVEN_BACK, Set.of(TO_INSPECT, TO_WIPE, TO_REPAIR, READY, TO_DISMANTLE)),
          entry(FactKind.TRANSFERRED, Set.of(IN_CLASS)),
          entry(FactKind.SHIPPED, Set.of(TO_DISMANTLE)),
          entry(FactKind.DISMANTLED, Set.of(SHIPPED)),
          entry(FactKind.HANDED_OVER, EnumSet.range(TO_INSPECT, MISSING)));

  /** What we think of one device. */
  private record Thought(
      Stage stage,
      @Nullable Stage before,
      boolean cleared,
      long holder,
      @Nullable Long room,
      long grams,
      FactKind last) {}

  @Autowired Custody custody;
  @Autowired Chain chain;
  @Autowired Partners partners;

  private final Map<Tag, Deque<Thought>> thoughts = new HashMap<>();
  private final Map<Tag, Integer> written = new HashMap<>();
  private Random random = new Random();
  private List<Long> holders = List.of();

  static List<Long> seeds() {
    var wanted = Long.getLong("seed");
    return wanted != null ? List.of(wanted) : List.of(20261123L, System.nanoTime());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_happens_to_them_the_book_stays_right(long seed) {
    System.out.println("RandomLivesTest: -Dseed=" + seed);
    random = new Random(seed);
    holders =
        List.of(
            Partners.HOUSE,
            partner("School", PartnerKind.SCHOOL),
            partner("Plant", PartnerKind.DISMANTLER),
            partner("Donor", PartnerKind.DONOR));
    arrive();
    int lawful = 0;
    int refused = 0;
    for (int act = 0; act < ACTS; act++) {
      if (random.nextInt(12) == 0 ? correct() : happen()) lawful++;
      else refused++;
    }
    assertThat(lawful).as("lawful acts").isGreaterThan(ACTS / 5);
    assertThat(refused).as("unlawful acts").isGreaterThan(ACTS / 10);
    assertPresentsAreAsThought();
    assertNothingIsLost();
    assertHoldersChangedOnSlipsOnly();
    if (random.nextBoolean()) chain.seal();
    var verification = chain.verify();
    assertThat(verification.firstBroken()).isNull();
    assertThat(verification.intact()).isTrue();
  }

  private void arrive() {
    var occasion = now();
    var donor = holders.getLast();
    var slip = slip(occasion, donor, Partners.HOUSE);
    var seen = new ArrayList<Observed>();
    for (int i = 0; i < DEVICES; i++) seen.add(observed());
    var tags = custody.receiveNew(occasion, slip, seen);
    assertThat(new LinkedHashSet<>(tags)).hasSize(DEVICES);
    for (int i = 0; i < DEVICES; i++) {
      var life = new ArrayDeque<Thought>();
      life.push(
          new Thought(
              TO_INSPECT,
              null,
              false,
              Partners.HOUSE,
              null,
              seen.get(i).grams(),
              FactKind.RECEIVED));
      thoughts.put(tags.get(i), life);
      written.put(tags.get(i), 1);
    }
  }

  /** One act on one device, or on some; true when it was lawful. */
  private boolean happen() {
    var all = thoughts.keySet().stream().sorted().toList();
    var first = all.get(random.nextInt(all.size()));
    var fact = random.nextInt(4) == 0 ? anyFact() : likelyFact(first);
    var tags = new LinkedHashSet<>(List.of(first));
    if (random.nextInt(4) == 0)
      for (int i = random.nextInt(8); i > 0; i--) {
        var other = all.get(random.nextInt(all.size()));
        if (random.nextInt(5) == 0 || present(other).stage() == present(first).stage())
          tags.add(other);
      }
    var occasion = now();
    Long to = receiverOf(fact);
    var slip = to == null ? null : slip(occasion, present(first).holder(), to);
    // a slip names one giver: what stands elsewhere cannot be on it
    if (slip != null) tags.removeIf(tag -> present(tag).holder() != present(first).holder());
    var after = new HashMap<Tag, Thought>();
    for (var tag : tags) {
      var next = next(present(tag), fact, to);
      if (next != null) after.put(tag, next);
    }
    boolean lawful = after.size() == tags.size();
    var entry =
        slip == null
            ? Entry.of(fact, occasion.now().minusSeconds(random.nextInt(100_000)))
            : Entry.on(slip, fact);
    try {
      custody.write(occasion, tags, entry);
      assertThat(lawful).as("accepted %s on %s", fact, tags).isTrue();
    } catch (Refusal refusal) {
      assertThat(lawful).as("refused %s on %s: %s", fact, tags, refusal.getMessage()).isFalse();
      return false;
    }
    after.forEach((tag, thought) -> {
      life(tag).push(thought);
      written.merge(tag, 1, Integer::sum);
    });
    return true;
  }

  private boolean correct() {
    var all = thoughts.keySet().stream().sorted().toList();
    var tag = all.get(random.nextInt(all.size()));
    boolean lawful = life(tag).size() > 1 && present(tag).last() != FactKind.DISMANTLED;
    try {
      custody.correct(now(), tag, Fact.Corrected.Why.DID_NOT_HAPPEN);
      assertThat(lawful).as("corrected %s", tag).isTrue();
    } catch (Refusal refusal) {
      assertThat(lawful).as("not corrected %s: %s", tag, refusal.getMessage()).isFalse();
      return false;
    }
    life(tag).pop();
    written.merge(tag, 1, Integer::sum);
    return true;
  }

  private static @Nullable Thought next(Thought now, Fact fact, @Nullable Long to) {
    var kind = fact.kind();
    if (!Objects.requireNonNull(MAY_FOLLOW.get(kind)).contains(now.stage())) return null;
    var room =
        switch (fact) {
          case Fact.Dispatched d -> (Long) d.classroom();
          case Fact.Installed i -> (Long) i.classroom();
          case Fact.Recalled r -> (Long) r.classroom();
          default -> now.room();
        };
    if (!Objects.equals(room, now.room())) return null;
    boolean cleared =
        kind == FactKind.CLEARED
            || (now.cleared() && kind != FactKind.RECEIVED && kind != FactKind.WIPE_FAILED);
    var stage =
        switch (kind) {
          case RECEIVED -> TO_INSPECT;
          case INSPECTED -> TO_WIPE;
          case WIPE_FAILED -> now.stage() == TO_DISMANTLE ? TO_DISMANTLE : TO_WIPE;
          case CLEARED -> now.stage() == TO_WIPE ? TO_REPAIR : TO_DISMANTLE;
          case READIED, RELEASED -> READY;
          case CONDEMNED -> TO_DISMANTLE;
          case RESERVED -> RESERVED;
          case DISPATCHED -> ON_THE_WAY;
          case INSTALLED -> IN_CLASS;
          case RECALLED -> RETURNING;
          case MISSED -> MISSING;
          case FOUND -> Objects.requireNonNull(now.before());
          case WRITTEN_OFF -> Stage.LOST;
          case GIVEN_BACK -> Stage.WITH_DONOR;
          case TRANSFERRED -> Stage.WITH_SCHOOL;
          case SHIPPED -> SHIPPED;
          case DISMANTLED -> Stage.DISMANTLED;
          case HANDED_OVER -> now.stage();
          case CORRECTED -> throw new AssertionError("a correction unwinds");
        };
    if (Set.of(READY, SHIPPED, Stage.DISMANTLED).contains(stage) && !cleared) return null;
    return new Thought(
        stage,
        kind == FactKind.MISSED ? now.stage() : stage == MISSING ? now.before() : null,
        cleared,
        to == null ? now.holder() : to,
        switch (fact) {
          case Fact.Reserved r -> (Long) r.classroom();
          case Fact.Released _, Fact.Received _ -> null;
          default -> now.room();
        },
        fact instanceof Fact.Inspected(Observed seen) && seen != null ? seen.grams() : now.grams(),
        kind);
  }

  /** Something that may well follow now. */
  private Fact likelyFact(Tag tag) {
    var now = present(tag);
    var likely =
        MAY_FOLLOW.entrySet().stream()
            .filter(one -> one.getValue().contains(now.stage()))
            .map(Map.Entry::getKey)
            // ends come seldom, or nobody would be left to live
            .filter(kind -> !isEnd(kind) || random.nextInt(6) == 0)
            .sorted()
            .toList();
    return likely.isEmpty()
        ? anyFact()
        : fact(likely.get(random.nextInt(likely.size())), now.room());
  }

  private static boolean isEnd(FactKind kind) {
    return Set.of(
            FactKind.GIVEN_BACK,
            FactKind.WRITTEN_OFF,
            FactKind.TRANSFERRED,
            FactKind.MISSED,
            FactKind.CONDEMNED)
        .contains(kind);
  }

  private Fact anyFact() {
    var kinds = MAY_FOLLOW.keySet().stream().sorted().toList();
    return fact(kinds.get(random.nextInt(kinds.size())), null);
  }

  private Fact fact(FactKind kind, @Nullable Long ownRoom) {
    long room = ownRoom != null && random.nextInt(5) > 0 ? ownRoom : 1 + random.nextInt(3);
    return switch (kind) {
      case RECEIVED -> new Fact.Received(null);
      case INSPECTED -> new Fact.Inspected(random.nextBoolean() ? null : observed());
      case CLEARED -> new Fact.Cleared(Fact.Cleared.How.WIPED, List.of(PROOF));
      case WIPE_FAILED -> new Fact.WipeFailed(PROOF);
      case READIED -> new Fact.Readied("B");
      case CONDEMNED -> new Fact.Condemned(Fact.Condemned.Why.BROKEN);
      case RESERVED -> new Fact.Reserved(room);
      case RELEASED -> new Fact.Released();
      case DISPATCHED -> new Fact.Dispatched(room);
      case INSTALLED -> new Fact.Installed(room);
      case RECALLED -> new Fact.Recalled(room);
      case MISSED -> new Fact.Missed();
      case FOUND -> new Fact.Found();
      case WRITTEN_OFF -> new Fact.WrittenOff(1);
      case GIVEN_BACK -> new Fact.GivenBack();
      case TRANSFERRED -> new Fact.Transferred(1);
      case SHIPPED -> new Fact.Shipped(1);
      case DISMANTLED -> new Fact.Dismantled(1, PROOF, 1);
      case HANDED_OVER -> new Fact.HandedOver();
      case CORRECTED -> throw new AssertionError("see correct()");
    };
  }

  /** To whom it goes with this fact; null when it stays where it is. */
  private @Nullable Long receiverOf(Fact fact) {
    return switch (fact) {
      case Fact.Received _ -> (Long) holders.get(0);
      case Fact.Installed _ -> holders.get(1);
      case Fact.Shipped _ -> holders.get(2);
      case Fact.GivenBack _ -> holders.get(3);
      case Fact.HandedOver _ -> holders.get(random.nextInt(holders.size()));
      default -> null;
    };
  }

  private Observed observed() {
    return new Observed(
        DeviceKind.values()[random.nextInt(DeviceKind.values().length)],
        random.nextBoolean() ? "联想" : null,
        random.nextBoolean() ? "M720" : null,
        random.nextBoolean() ? "S-" + random.nextInt(1_000_000) : null,
        null,
        1 + random.nextInt(9_000),
        Basis.values()[random.nextInt(Basis.values().length)],
        holders.getLast(),
        null,
        random.nextBoolean() ? null : List.of());
  }

  private void assertPresentsAreAsThought() {
    for (var tag : thoughts.keySet()) {
      var device = custody.device(tag);
      var thought = present(tag);
      assertThat(
              new Thought(
                  device.stage(),
                  device.before(),
                  device.data() == Held.CLEARED,
                  device.holder(),
                  device.classroom(),
                  device.observed().grams(),
                  thought.last()))
          .as(tag.printed())
          .isEqualTo(thought);
      assertThat(device.facts()).as(tag.printed()).isEqualTo(written.get(tag));
    }
  }

  /** Law 5, in pieces and in grams, by stage. */
  private void assertNothingIsLost() {
    var pieces = new TreeMap<String, Long>();
    var grams = new TreeMap<String, Long>();
    jdbc.sql(
            """
            select stage, count(*) as pieces, sum(grams) as grams
              from custody.devices where tag = any(?) group by stage
            """)
        .param(thoughts.keySet().stream().map(Tag::code).toArray(String[]::new))
        .query(row -> {
          pieces.put(row.getString("stage"), row.getLong("pieces"));
          grams.put(row.getString("stage"), row.getLong("grams"));
        });
    var thoughtPieces = new TreeMap<String, Long>();
    var thoughtGrams = new TreeMap<String, Long>();
    for (var tag : thoughts.keySet()) {
      thoughtPieces.merge(present(tag).stage().name(), 1L, Long::sum);
      thoughtGrams.merge(present(tag).stage().name(), present(tag).grams(), Long::sum);
    }
    assertThat(pieces).isEqualTo(thoughtPieces);
    assertThat(grams).isEqualTo(thoughtGrams);
    assertThat(pieces.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(DEVICES);
  }

  /** Law 2, asked of the book alone. */
  private void assertHoldersChangedOnSlipsOnly() {
    var wrong =
        jdbc.sql(
                """
                select f.tag || ' ' || f.nth from custody.facts f
                  left join custody.slips s on s.slip = f.slip
                 where f.tag = any(?)
                   and ((f.holder is null) <> (f.slip is null) or f.holder <> s.to_partner)
                """)
            .param(thoughts.keySet().stream().map(Tag::code).toArray(String[]::new))
            .query(String.class)
            .list();
    assertThat(wrong).isEmpty();
  }

  private Slip slip(Occasion occasion, long from, long to) {
    return custody.handOver(
        occasion,
        new HandOver(
            from,
            to,
            to == Partners.HOUSE ? 1L : null,
            occasion.now().minusSeconds(1),
            null,
            new HandOver.Signature("王芳", null, null),
            new HandOver.Signature("Anne Leroy", null, null)));
  }

  private Occasion now() {
    return Occasion.of(new Actor(7, List.of()), clock.instant());
  }

  private long partner(String name, PartnerKind kind) {
    return partners.record(occasion(Role.OFFICER), unique(name), List.of(kind), "CN", null);
  }

  private Deque<Thought> life(Tag tag) {
    return Objects.requireNonNull(thoughts.get(tag));
  }

  private Thought present(Tag tag) {
    return life(tag).getFirst();
  }
}
