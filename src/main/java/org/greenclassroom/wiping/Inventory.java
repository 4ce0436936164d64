package org.greenclassroom.wiping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.evidence.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The drives of one device in its present stay, and whether their data are gone. Pure.
 *
 * @param since when the device was last received
 * @param returned it was in the house before: then an old log is no proof of today
 * @param none the statement that the device holds no drive at all, in this stay
 * @param doubt what no longer counts, although it was proven once
 * @param moved drives that were seen in another device since, and that device, by their place here
 */
record Inventory(
    Instant since,
    boolean returned,
    List<Drive> drives,
    @Nullable Removal none,
    Doubt doubt,
    Map<Integer, Long> moved) {
  /** The last place on earth where it is still the same clock time: UTC-12. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  Inventory {
    drives = List.copyOf(drives);
    moved = Map.copyOf(moved);
    if (none != null && doubt.covers(none)) none = null;
  }

  /**
   * What no longer counts as proof.
   *
   * @param before nothing from before this moment does, for then data was found; null when none was
   * @param readings judged not enough by a person
   */
  record Doubt(@Nullable Instant before, Set<Long> readings) {
    static final Doubt NONE = new Doubt(null, Set.of());

    Doubt {
      readings = Set.copyOf(readings);
    }

    boolean covers(Sight sight) {
      return readings.contains(sight.reading())
          || before != null && (!sight.receivedAt().isAfter(before) || isBehind(sight, before));
    }

    /** Data was found although two had found no drive; what was destroyed stays destroyed. */
    boolean covers(Removal removal) {
      return before != null
          && removal.kind() == Removal.Kind.ABSENT
          && !removal.recordedAt().isAfter(before);
    }
  }

  /** A drive with its state and the reading or removal that decided it. */
  record Judged(Drive drive, DriveState state, @Nullable Sight by, boolean clockBehind) {}

  /** Takes in what the list says and what documents say; drives once known stay known. */
  static List<Drive> take(
      List<Drive> known, List<Known> listed, List<Finds.Find> found, Collection<Sight> sights) {
    var drives = new ArrayList<>(known);
    takeList(drives, listed);
    takeFinds(drives, found);
    var sighted = new HashSet<Long>();
    for (var drive : known) for (var sight : drive.sights()) sighted.add(sight.reading());
    var byDocument = new HashMap<Long, Set<Integer>>();
    var byName = new HashMap<String, Integer>();
    for (var drive : drives)
      for (var sight : drive.sights()) {
        byDocument.computeIfAbsent(sight.document(), _ -> new HashSet<>()).add(drive.nth());
        byName.put(nameIn(sight), drive.nth());
      }
    for (var sight : sights) {
      if (sighted.contains(sight.reading()) || sight.isVisitor()) continue;
      var used = byDocument.computeIfAbsent(sight.document(), _ -> new HashSet<>());
      int at = find(drives, sight, used, byName.get(nameIn(sight)));
      if (at < 0) {
        at = drives.size();
        var nothing = new Known(null, null, null);
        drives.add(
            new Drive(0, at + 1, Drive.Origin.SEEN, nothing, nothing, List.of(), null, null));
      }
      drives.set(at, drives.get(at).sighted(sight));
      used.add(drives.get(at).nth());
      byName.put(nameIn(sight), drives.get(at).nth());
    }
    return drives;
  }

  /** The same list twice adds nothing; two equal unnamed drives are two. */
  private static void takeList(List<Drive> drives, List<Known> listed) {
    var used = new HashSet<Integer>();
    var nothing = new Known(null, null, null);
    for (var wanted : listed) {
      int at = -1;
      for (int i = 0; i < drives.size() && at < 0; i++)
        if (!used.contains(i)
            && (wanted.hasSerial()
                ? wanted.sameSerial(drives.get(i).said())
                    || wanted.sameSerial(drives.get(i).known())
                : !drives.get(i).said().hasSerial() && wanted.fits(drives.get(i).known()))) at = i;
      if (at < 0) {
        at = drives.size();
        drives.add(new Drive(0, at + 1, Drive.Origin.LIST, wanted, nothing, List.of(), null, null));
      }
      used.add(at);
    }
  }

  /**
   * A drive that a computer showed is one we know by its number, or one without, or a further one.
   */
  private static void takeFinds(List<Drive> drives, List<Finds.Find> found) {
    var nothing = new Known(null, null, null);
    for (var find : found) {
      var seen = find.drive();
      int at = -1;
      for (int i = 0; i < drives.size() && at < 0; i++)
        if (seen.sameSerial(drives.get(i).known())) at = i;
      for (int i = 0; i < drives.size() && at < 0; i++) {
        var drive = drives.get(i);
        if (!drive.known().hasSerial() && drive.removal() == null && seen.fits(drive.known()))
          at = i;
      }
      if (at < 0) {
        at = drives.size();
        drives.add(
            new Drive(0, at + 1, Drive.Origin.SEEN, nothing, nothing, List.of(), null, null));
      }
      drives.set(at, drives.get(at).shown(find));
    }
  }

  /**
   * Which drive a reading is about. A drive without a serial number never stands for one that is
   * known by its number, unless it proves nothing anyway and only one can be meant.
   */
  private static int find(
      List<Drive> drives, Sight sight, Set<Integer> used, @Nullable Integer sameName) {
    var read = sight.known();
    if (read.hasSerial()) {
      for (int i = 0; i < drives.size(); i++) if (read.sameSerial(drives.get(i).known())) return i;
    } else if (sameName != null) {
      for (int i = 0; i < drives.size(); i++)
        if (drives.get(i).nth() == sameName && read.fits(drives.get(i).known())) return i;
    }
    for (int i = 0; i < drives.size(); i++) {
      var drive = drives.get(i);
      if (!drive.known().hasSerial()
          && !used.contains(drive.nth())
          && drive.removal() == null
          && read.fits(drive.known())) return i;
    }
    if (read.hasSerial() || sight.verdict() == Verdict.PROVEN) return -1;
    int only = -1;
    for (int i = 0; i < drives.size(); i++)
      if (!used.contains(drives.get(i).nth()) && read.fits(drives.get(i).known())) {
        if (only >= 0) return -1;
        only = i;
      }
    return only;
  }

  private static String nameIn(Sight sight) {
    return sight.document() + sight.name();
  }

  /** Drives that still count: those gone before this stay, or moved elsewhere, do not. */
  List<Judged> judged() {
    return drives.stream()
        .filter(drive -> !isGoneBefore(removal(drive)) && !moved.containsKey(drive.nth()))
        .filter(drive -> !drive.isForgotten())
        .map(this::judge)
        .toList();
  }

  /** As if it held this one drive only. */
  Inventory only(Judged judged) {
    return new Inventory(since, returned, List.of(judged.drive()), none, doubt, moved);
  }

  /** The first drive that keeps the device here, or null. */
  @Nullable Judged hindrance() {
    return judged().stream().filter(each -> !each.state().isDone()).findFirst().orElse(null);
  }

  /** Nothing is known to be in it, and nobody has said that nothing is. */
  boolean isUnknown() {
    return judged().isEmpty() && none == null;
  }

  boolean waitsForSecondLook() {
    return judged().isEmpty() && none != null && !none.stands();
  }

  private boolean isGoneBefore(@Nullable Removal removal) {
    return removal != null
        && removal.witnessedAt() != null
        && removal.witnessedAt().isBefore(since);
  }

  /** A drive that a machine saw after two people did not find it was only hiding. */
  private @Nullable Removal removal(Drive drive) {
    var removal = drive.removal();
    if (removal == null || removal.kind() == Removal.Kind.DESTROYED) return removal;
    if (doubt.covers(removal)) return null;
    if (drive.shownAt() != null && drive.shownAt().isAfter(removal.recordedAt())) return null;
    return drive.sights().stream()
            .anyMatch(sight -> sight.receivedAt().isAfter(removal.recordedAt()))
        ? null
        : removal;
  }

  private Judged judge(Drive drive) {
    var removal = removal(drive);
    if (removal != null) {
      var state =
          !removal.stands()
              ? DriveState.WAITS_FOR_WITNESS
              : removal.kind() == Removal.Kind.DESTROYED ? DriveState.DESTROYED : DriveState.ABSENT;
      return new Judged(drive, state, null, false);
    }
    // The latest word counts, but a run that proves nothing takes no proof away.
    Judged judged = new Judged(drive, DriveState.NO_PROOF, null, false);
    for (var sight : drive.sights()) {
      if (sight.receivedAt().isBefore(since)) continue;
      boolean behind = isBehind(sight, since);
      var state =
          switch (sight.verdict()) {
            case FAILED -> DriveState.FAILED;
            case NOT_PROVEN -> DriveState.NOT_PROVEN;
            case PROVEN ->
                behind && returned
                    ? DriveState.BEFORE_RECEIVED
                    : doubt.covers(sight)
                        ? DriveState.FOUND_WANTING
                        : isPlausible(drive, sight) ? DriveState.PROVEN : DriveState.IMPLAUSIBLE;
          };
      if (sight.verdict() == Verdict.NOT_PROVEN
          && judged.by() != null
          && Objects.requireNonNull(judged.by()).verdict() != Verdict.NOT_PROVEN) continue;
      if ((state == DriveState.BEFORE_RECEIVED || state == DriveState.IMPLAUSIBLE)
          && judged.state() == DriveState.PROVEN) continue;
      judged = new Judged(drive, state, sight, behind);
    }
    return judged;
  }

  /** In every zone of the earth, the run ended before that moment. */
  private static boolean isBehind(Sight sight, Instant moment) {
    return !sight.vouched()
        && sight.endedAt() != null
        && sight.endedAt().toInstant(LAST_ZONE).isBefore(moment);
  }

  private static boolean isPlausible(Drive drive, Sight sight) {
    var medium = Treatment.medium(null, drive, sight);
    return Plausibility.isProof(Treatment.oddities(drive, sight, medium));
  }
}
