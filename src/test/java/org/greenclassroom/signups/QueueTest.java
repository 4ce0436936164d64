package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.greenclassroom.signups.Queue.Entry;
import org.greenclassroom.signups.Queue.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The waiting list against a model of two lists and a number: whatever people do, in whatever
 * order, nobody is overtaken, nothing is given twice, and no place stays empty while somebody waits
 * who could have it.
 */
class QueueTest {
  private static final Instant DAY = Instant.parse("2027-03-20T01:00:00Z");

  static List<Long> seeds() {
    return new Random(20261126).longs(150, 1, 1_000_000_000).boxed().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_people_do_it_stands_as_the_model_says(long seed) {
    var random = new Random(seed);
    var life = new Life(random, 1 + random.nextInt(6));
    for (int i = 0; i < 120; i++) life.something();
  }

  /** A slot that lives: the queue's own moves on one side, the model on the other. */
  private static final class Life {
    final Random random;
    final TreeMap<Long, Entry> entries = new TreeMap<>();
    final Set<Long> unfit = new HashSet<>();
    final List<Place> places = new ArrayList<>();
    Instant now = DAY.minus(Duration.ofDays(12));
    long next = 1;

    // the model: who is in, who has an offer until when, who waits; how many there may be
    final List<Long> in = new ArrayList<>();
    final Map<Long, Instant> offers = new LinkedHashMap<>();
    final List<Long> line = new ArrayList<>();

    Life(Random random, int capacity) {
      this.random = random;
      for (int i = 1; i <= capacity; i++) places.add(new Place(i, null));
    }

    Queue queue() {
      return new Queue(places, DAY, List.copyOf(entries.values()));
    }

    boolean fits(Entry one) {
      return !unfit.contains(one.volunteer());
    }

    void something() {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> ask();
        case 4 -> goes(in);
        case 5 -> goes(line);
        case 6 -> goes(new ArrayList<>(offers.keySet()));
        case 7 -> accept();
        case 8 -> now = now.plus(Duration.ofMinutes(random.nextInt(60 * 12)));
        default -> {
          if (random.nextInt(3) == 0) places.add(new Place(places.size() + 1, null));
        }
      }
      arrange();
      compare();
    }

    void ask() {
      long who = next++;
      if (random.nextInt(6) == 0) unfit.add(who);
      var place = queue().placeNow(null, this::fits);
      put(who, place.isPresent() ? SignupState.PLACED : SignupState.WAITING, place.orElse(null));
      boolean somebodyFits = line.stream().anyMatch(one -> !unfit.contains(one));
      if (in.size() + offers.size() < places.size() && !somebodyFits) in.add(who);
      else line.add(who);
    }

    void goes(List<Long> from) {
      if (from.isEmpty()) return;
      long who = from.get(random.nextInt(from.size()));
      entries.remove(who);
      in.remove(who);
      offers.remove(who);
      line.remove(who);
    }

    void accept() {
      if (offers.isEmpty()) return;
      long who = offers.keySet().iterator().next();
      if (!offers.get(who).isAfter(now)) return;
      put(who, SignupState.PLACED, entries.get(who).place());
      offers.remove(who);
      in.add(who);
    }

    void arrange() {
      for (var move : queue().arrange(now, this::fits)) {
        if (move.to() == SignupState.EXPIRED) {
          entries.remove(move.entry().signup());
          continue;
        }
        entries.put(
            move.entry().signup(),
            new Entry(
                move.entry().signup(),
                move.entry().volunteer(),
                null,
                move.place(),
                move.to(),
                move.entry().askedAt(),
                move.expiresAt()));
      }
      offers.values().removeIf(until -> !until.isAfter(now));
      if (Duration.between(now, DAY).compareTo(Duration.ofHours(12)) <= 0) return;
      boolean soon = Duration.between(now, DAY).compareTo(Duration.ofHours(72)) <= 0;
      for (var who : List.copyOf(line)) {
        if (in.size() + offers.size() >= places.size()) break;
        if (unfit.contains(who)) continue;
        line.remove(who);
        offers.put(who, now.plus(Duration.ofHours(soon ? 4 : 24)));
      }
    }

    void compare() {
      assertThat(in(SignupState.PLACED)).containsExactlyInAnyOrderElementsOf(in);
      assertThat(in(SignupState.WAITING)).containsExactlyElementsOf(line);
      var offered = new LinkedHashMap<Long, Instant>();
      entries.values().stream()
          .filter(one -> one.state() == SignupState.OFFERED)
          .forEach(
              one -> offered.put(one.signup(), java.util.Objects.requireNonNull(one.expiresAt())));
      assertThat(offered).containsExactlyInAnyOrderEntriesOf(offers);
      var held = entries.values().stream().map(Entry::place).filter(p -> p != null).toList();
      assertThat(held).as("a place has one holder").doesNotHaveDuplicates();
      assertThat(held).as("no place that is none").isSubsetOf(numbers());
    }

    List<Integer> numbers() {
      return places.stream().map(Place::number).toList();
    }

    List<Long> in(SignupState state) {
      return entries.values().stream()
          .filter(one -> one.state() == state)
          .map(Entry::signup)
          .toList();
    }

    void put(long who, SignupState state, @Nullable Integer place) {
      var before = entries.get(who);
      entries.put(
          who,
          new Entry(who, who, null, place, state, before == null ? now : before.askedAt(), null));
    }
  }

  @Test
  void an_offer_has_a_day_four_hours_or_is_a_call() {
    assertThat(Queue.timeToAnswer(DAY.minus(Duration.ofHours(73)), DAY))
        .contains(Duration.ofHours(24));
    assertThat(Queue.timeToAnswer(DAY.minus(Duration.ofHours(72)), DAY))
        .contains(Duration.ofHours(4));
    assertThat(Queue.timeToAnswer(DAY.minus(Duration.ofHours(12)), DAY)).isEmpty();
  }

  @Test
  void a_teams_places_are_its_own_until_they_are_released() {
    var now = DAY.minus(Duration.ofDays(9));
    var waits = new Entry(1, 1, null, null, SignupState.WAITING, now, null);
    var kept = new Queue(List.of(new Place(1, 7L)), DAY, List.of(waits));
    assertThat(kept.arrange(now, one -> true)).isEmpty();
    var own = new Entry(2, 2, 7L, null, SignupState.WAITING, now.plusSeconds(60), null);
    assertThat(
            new Queue(List.of(new Place(1, 7L)), DAY, List.of(waits, own))
                .arrange(now, one -> true))
        .as("whoever waits with the team's code comes before those who wait longer")
        .extracting(move -> move.entry().signup())
        .containsExactly(2L);
    assertThat(kept.placeNow(7L, one -> true)).as("a member comes before the line").contains(1);
    assertThat(kept.placeNow(null, one -> true)).isEmpty();
    var released = new Queue(List.of(new Place(1, null)), DAY, List.of(waits));
    assertThat(released.arrange(now, one -> true)).hasSize(1);
  }

  @Test
  void before_a_full_slot_nobody_is_looked_up() {
    var now = DAY.minus(Duration.ofDays(9));
    var in = new Entry(1, 1, null, 1, SignupState.PLACED, now, null);
    var waits = new Entry(2, 2, 7L, null, SignupState.WAITING, now, null);
    var full = new Queue(List.of(new Place(1, null), new Place(2, 8L)), DAY, List.of(in, waits));
    assertThat(
            full.arrange(
                now,
                one -> {
                  throw new AssertionError("looked up");
                }))
        .isEmpty();
  }

  @Test
  void when_it_is_too_late_for_letters_somebody_phones() {
    var now = DAY.minus(Duration.ofHours(3));
    var waits = new Entry(1, 1, null, null, SignupState.WAITING, now, null);
    var queue = new Queue(List.of(new Place(1, null)), DAY, List.of(waits));
    assertThat(queue.arrange(now, one -> true)).isEmpty();
    assertThat(queue.free(null)).containsExactly(1);
  }
}
