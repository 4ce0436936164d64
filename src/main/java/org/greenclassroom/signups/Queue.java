package org.greenclassroom.signups;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which place of one slot and who is next. It decides only: the caller holds the slot's
 * row, shows it what stands there, and writes down what it answers.
 *
 * <p>A freed place is offered to whoever waited longest and fits; it is theirs when they say yes,
 * and passes on when they do not. Nobody who comes later is placed while somebody who fits waits.
 */
final class Queue {
  /** From here on an answer is wanted sooner. */
  static final Duration SOON = Duration.ofDays(3);

  /** From here on nobody reads letters in time: the coordinator phones. */
  static final Duration TOO_LATE_FOR_LETTERS = Duration.ofHours(12);

  static final Duration TIME_TO_ANSWER = Duration.ofHours(24);
  static final Duration TIME_TO_ANSWER_SOON = Duration.ofHours(4);

  /**
   * One who has a place, an offer, or waits.
   *
   * @param team whose code they came with; null: nobody's
   */
  record Entry(
      long signup,
      long volunteer,
      @Nullable Long team,
      @Nullable Integer place,
      SignupState state,
      Instant askedAt,
      @Nullable Instant expiresAt) {}

  /**
   * A place as the slot has it.
   *
   * @param team for whose people it is kept; null: for whoever comes
   */
  record Place(int number, @Nullable Long team) {}

  /**
   * What becomes of one.
   *
   * @param place that they hold from now on; null: none
   */
  record Move(Entry entry, SignupState to, @Nullable Integer place, @Nullable Instant expiresAt) {}

  private final List<Place> places;
  private final Instant starts;
  private final List<Entry> entries;

  Queue(List<Place> places, Instant starts, List<Entry> entries) {
    this.places = List.copyOf(places);
    this.starts = starts;
    this.entries = List.copyOf(entries);
  }

  /** How long somebody may think about an offer made now; empty: it is too late for letters. */
  static Optional<Duration> timeToAnswer(Instant now, Instant starts) {
    var left = Duration.between(now, starts);
    if (left.compareTo(TOO_LATE_FOR_LETTERS) <= 0) return Optional.empty();
    return Optional.of(left.compareTo(SOON) <= 0 ? TIME_TO_ANSWER_SOON : TIME_TO_ANSWER);
  }

  /**
   * The place that somebody who asks now gets at once; empty: they wait.
   *
   * @param team whose places are theirs first; null: nobody's
   * @param fits who of those that wait could take a place
   */
  Optional<Integer> placeNow(@Nullable Long team, Predicate<Entry> fits) {
    if (team != null) {
      var kept = free(team);
      if (!kept.isEmpty()) return Optional.of(kept.getFirst());
    }
    var free = free(null);
    if (free.isEmpty() || waiting().stream().anyMatch(fits)) return Optional.empty();
    return Optional.of(free.getFirst());
  }

  /** Ends the offers whose time is over, and offers what is free to those who are next. */
  List<Move> arrange(Instant now, Predicate<Entry> fits) {
    var moves = new ArrayList<Move>();
    var open = new Open();
    for (var one : entries)
      if (one.state() == SignupState.OFFERED && !isAfter(one.expiresAt(), now)) {
        moves.add(new Move(one, SignupState.EXPIRED, null, null));
        if (one.place() != null) open.add(one.place());
      }
    var time = timeToAnswer(now, starts);
    if (time.isEmpty()) return moves;
    for (var next : waiting()) {
      // whether somebody fits is looked up: not for each who waits before a full slot
      if (!open.has(next.team()) || !fits.test(next)) continue;
      moves.add(new Move(next, SignupState.OFFERED, open.take(next.team()), now.plus(time.get())));
    }
    return moves;
  }

  /** Places that nobody holds: a team's, or whoever's. */
  List<Integer> free(@Nullable Long team) {
    var held = new TreeSet<Integer>();
    for (var one : entries) if (one.place() != null) held.add(one.place());
    return places.stream()
        .filter(place -> java.util.Objects.equals(place.team(), team))
        .map(Place::number)
        .filter(number -> !held.contains(number))
        .sorted()
        .toList();
  }

  /** Those in the line, the first first. */
  List<Entry> waiting() {
    return entries.stream()
        .filter(one -> one.state() == SignupState.WAITING)
        .sorted(comparing(Entry::askedAt).thenComparing(Entry::signup))
        .toList();
  }

  /** Places without a holder, those of a team apart: they are offered to its own people first. */
  private final class Open {
    private static final long NOBODYS = 0;
    private final Map<Long, TreeSet<Integer>> byTeam = new HashMap<>();

    Open() {
      var held = new TreeSet<Integer>();
      for (var one : entries) if (one.place() != null) held.add(one.place());
      for (var place : places) if (!held.contains(place.number())) add(place.number());
    }

    void add(int number) {
      for (var place : places)
        if (place.number() == number)
          byTeam.computeIfAbsent(key(place.team()), _ -> new TreeSet<>()).add(number);
    }

    /** Whether {@link #take} would give one. */
    boolean has(@Nullable Long team) {
      return team != null && !free(key(team)).isEmpty() || !free(NOBODYS).isEmpty();
    }

    private TreeSet<Integer> free(long key) {
      return byTeam.getOrDefault(key, new TreeSet<>());
    }

    /** The first of one's team, else the first that is kept for nobody; null: none is left. */
    @Nullable Integer take(@Nullable Long team) {
      var own = team == null ? null : first(key(team));
      return own == null ? first(NOBODYS) : own;
    }

    private @Nullable Integer first(long key) {
      return free(key).pollFirst();
    }

    private static long key(@Nullable Long team) {
      return team == null ? NOBODYS : team;
    }
  }

  private static boolean isAfter(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other);
  }
}
