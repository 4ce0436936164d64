package org.greenclassroom.signups;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A day's people as the coordinator sees them, and what is counted of them. */
@Service
@Transactional
class Rosters {
  static final int ADULTS_WITH_A_CLASS = 2;

  /** A day that is just over still has its roster in the list. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final RosterTable table;
  private final SignupTable signups;
  private final StintTable stints;
  private final Nearby nearby;
  private final Letters letters;
  private final ObjectProvider<Misses> misses; // who did not come is known above

  Rosters(
      RosterTable table,
      SignupTable signups,
      StintTable stints,
      Nearby nearby,
      Letters letters,
      ObjectProvider<Misses> misses) {
    this.table = table;
    this.signups = signups;
    this.stints = stints;
    this.nearby = nearby;
    this.letters = letters;
    this.misses = misses;
  }

  /** Adults with a class in one slot, under the slot's name in the reader's language. */
  record Adults(String name, int adults, boolean people) {}

  @Transactional(readOnly = true)
  List<Adults> adults(long activity) {
    return table.adults(activity).stream()
        .map(one ->
            new Adults(
                letters.duty(one.role().name(), one.ownName(), LocaleContextHolder.getLocale()),
                one.adults(),
                one.people()))
        .toList();
  }

  @Transactional(readOnly = true)
  List<RosterTable.Free> free(Collection<Long> activities) {
    return activities.isEmpty() ? List.of() : table.free(activities);
  }

  @Transactional(readOnly = true)
  RosterTable.Fill fill(long activity) {
    return table.fill(activity);
  }

  /** Of whom there is a place elsewhere at the same time: the titles of the other days. */
  @Transactional(readOnly = true)
  Map<Long, List<String>> elsewhere(long activity) {
    return table.elsewhere(activity).stream()
        .collect(
            Collectors.groupingBy(
                RosterTable.Elsewhere::signup,
                Collectors.mapping(RosterTable.Elsewhere::title, Collectors.toList())));
  }

  void anew(long activity) {
    table.anew(activity);
  }

  @Transactional(readOnly = true)
  StintTable.Day day(long activity) {
    return stints
        .day(activity)
        .filter(day -> !day.removed())
        .orElseThrow(() -> Refusal.notFound(Long.toString(activity)));
  }

  @Transactional(readOnly = true)
  StintTable.Day addressed(String address) {
    return stints
        .addressed(address)
        .filter(StintTable.Day::announced)
        .orElseThrow(() -> Refusal.notFound(address));
  }

  @Transactional(readOnly = true)
  List<Stint> stints(long activity) {
    return stints.stints(activity);
  }

  @Transactional(readOnly = true)
  Slice<RosterPage.Row> upcoming(Actor actor, Instant now, String after, int size) {
    var from = Instant.EPOCH;
    long number = 0;
    var cut = after.lastIndexOf('~');
    if (cut > 0)
      try {
        from = Instant.parse(after.substring(0, cut));
        number = Long.parseLong(after.substring(cut + 1));
      } catch (java.time.format.DateTimeParseException | NumberFormatException typed) {
        throw Refusal.notFound(after);
      }
    return Slice.of(
        stints.upcoming(nearby.schools(actor), now.minus(LATELY), from, number, size + 1),
        size,
        row -> row.startsAt() + "~" + row.activity());
  }

  @Transactional(readOnly = true)
  void roster(long activity, Consumer<RosterPage.Line> each) {
    day(activity);
    signups.roster(activity, each);
  }

  /**
   * Whose coming is in doubt, and why: nothing said after the reminder, or missed the last time.
   */
  @Transactional(readOnly = true)
  List<RosterPage.Doubt> doubts(List<RosterPage.Line> lines) {
    var placed = lines.stream().filter(line -> line.state() == SignupState.PLACED).toList();
    var all = placed.stream().map(RosterPage.Line::volunteer).toList();
    Set<Long> missed = new HashSet<>();
    if (!all.isEmpty()) misses.orderedStream().forEach(one -> missed.addAll(one.lastTime(all)));
    var doubts = new ArrayList<RosterPage.Doubt>();
    for (var line : placed) {
      boolean silent = line.remindedAt() != null && line.confirmedAt() == null && !line.walkIn();
      boolean did = missed.contains(line.volunteer());
      if (silent || did) doubts.add(new RosterPage.Doubt(line, silent, did));
    }
    doubts.sort((a, b) -> Boolean.compare(b.missed(), a.missed()));
    return doubts;
  }

  /** Days where somebody should phone those who wait: a place is free, and no letter would do. */
  @Transactional(readOnly = true)
  List<Long> toPhone(Instant now) {
    return signups.daysToPhone(now, now.plus(Queue.TOO_LATE_FOR_LETTERS));
  }

  @Transactional(readOnly = true)
  @org.jspecify.annotations.Nullable
  Instant lastChange() {
    return signups.lastChange();
  }

  /** The coordinator's word to everybody who has a place, or waits as well; to how many. */
  int word(Occasion occasion, long activity, boolean waitingToo, String text) {
    day(activity);
    if (text.isBlank()) throw new Refusal("signups.refusal.word");
    var told = new HashSet<Long>();
    for (var one : signups.live(activity)) {
      if (!waitingToo && one.state() != SignupState.PLACED) continue;
      var stint = stints.stint(one.slot()).orElseThrow();
      if (told.add(one.volunteer())) letters.word(occasion, stint, one.volunteer(), text.strip());
    }
    return told.size();
  }

  @Transactional(readOnly = true)
  Signup signup(long signup) {
    return signups.signup(signup).orElseThrow(() -> Refusal.notFound(Long.toString(signup)));
  }

  /** The name of a slot in the reader's language. */
  String name(Stint stint) {
    return letters.duty(stint.role().name(), stint.name(), locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
