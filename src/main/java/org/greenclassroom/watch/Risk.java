package org.greenclassroom.watch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The risk of a room on a day: an addition that anybody can do by hand, 0 to 100 (followup.md 4.3).
 *
 * <p>Unknown is not zero: what nobody knows takes no points away, and a room nobody hears of gets
 * them by its silence. Where a room has no timetable, or no teacher of its school is known, a score
 * says so instead of pretending that all is well.
 *
 * @param reasons those with points first, the heaviest before the others
 */
public record Risk(long classroom, LocalDate day, int score, Band band, List<Reason> reasons) {
  /** A new room is left alone for sixty days. */
  public static final int GRACE_DAYS = 60;

  static final int VISIT_LATE = 14;
  static final int VISIT_VERY_LATE = 45;

  public Risk {
    reasons = List.copyOf(reasons);
  }

  public static Risk of(Standing room, LocalDate day) {
    var graceUntil = room.acceptedOn().plusDays(GRACE_DAYS);
    if (day.isBefore(graceUntil))
      return new Risk(
          room.classroom(),
          day,
          0,
          Band.CALM,
          List.of(
              new Reason(
                  Factor.SILENCE, 0, "grace", List.of(graceUntil.toString()), room.acceptedOn())));
    var all = new ArrayList<Reason>();
    add(all, silence(room));
    add(all, survival(room));
    add(all, use(room));
    add(all, visit(room, day));
    if (room.roomDownDueOn() != null)
      all.add(
          new Reason(
              Factor.ROOM_DOWN,
              10,
              "room-down",
              List.of(room.roomDownDueOn().toString()),
              room.roomDownDueOn()));
    if (room.missing() > 0)
      all.add(
          new Reason(
              Factor.MISSING,
              10,
              "missing",
              List.of(String.valueOf(room.missing())),
              room.missingOn()));
    add(all, lessons(room));
    add(all, teacher(room));
    all.sort((one, other) -> Integer.compare(other.points(), one.points()));
    int score = Math.min(100, all.stream().mapToInt(Reason::points).sum());
    return new Risk(room.classroom(), day, score, Band.of(score), all);
  }

  private static void add(List<Reason> all, @Nullable Reason reason) {
    if (reason != null) all.add(reason);
  }

  private static @Nullable Reason silence(Standing room) {
    boolean heard = room.lastSignalOn() != null;
    var days = String.valueOf(room.schoolDays());
    int points =
        switch (Step.level(room.schoolDays())) {
          case 2 -> 15;
          case 3 -> 30;
          default -> 0;
        };
    var since = heard ? room.lastSignalOn() : room.acceptedOn();
    if (room.outage()) return new Reason(Factor.SILENCE, 0, "outage", List.of(days), since);
    if (points > 0 || !heard)
      return new Reason(Factor.SILENCE, points, heard ? "silent" : "never", List.of(days), since);
    return null;
  }

  /** Compared by multiplication: 27 of 30 is exactly nine tenths. */
  private static @Nullable Reason survival(Standing room) {
    var working = room.working();
    if (room.delivered() == 0) return null;
    if (working == null)
      return new Reason(
          Factor.SURVIVAL, 0, "working-unknown", List.of(String.valueOf(room.delivered())), null);
    int hundred = working * 100;
    int delivered = room.delivered();
    int points =
        hundred < 50 * delivered
            ? 20
            : hundred < 75 * delivered ? 12 : hundred < 90 * delivered ? 5 : 0;
    if (points == 0) return null;
    return new Reason(
        Factor.SURVIVAL,
        points,
        "working",
        List.of(String.valueOf(working), String.valueOf(delivered)),
        room.workingOn());
  }

  private static @Nullable Reason use(Standing room) {
    var now = room.minutesNow();
    var usual = room.minutesUsual();
    if (now == null || usual == null || usual == 0 || now * 2 >= usual) return null;
    return new Reason(
        Factor.USE,
        10,
        "less-use",
        List.of(String.valueOf(now), String.valueOf(usual)),
        room.weekOf());
  }

  /** A lesson without a word counts as not held: the reason says of how many. */
  private static @Nullable Reason lessons(Standing room) {
    var expected = room.lessonsExpected();
    if (expected == null || expected == 0)
      return new Reason(Factor.LESSONS, 0, "lessons-unknown", List.of(), null);
    int hundred = room.lessonsHeld() * 100;
    int points = hundred < 40 * expected ? 15 : hundred < 70 * expected ? 8 : 0;
    if (points == 0) return null;
    return new Reason(
        Factor.LESSONS,
        points,
        "lessons",
        List.of(String.valueOf(room.lessonsHeld()), String.valueOf(expected)),
        null);
  }

  private static @Nullable Reason teacher(Standing room) {
    var training = room.training();
    if (training == null) return new Reason(Factor.TEACHER, 0, "teacher-unknown", List.of(), null);
    return switch (training) {
      case PRESENT -> null;
      case NOBODY -> new Reason(Factor.TEACHER, 10, "teacher-none", List.of(), null);
      case EXPIRED ->
          new Reason(Factor.TEACHER, 10, "teacher-expired", List.of(), room.trainingSince());
      case LEFT -> new Reason(Factor.TEACHER, 15, "teacher-left", List.of(), room.trainingSince());
    };
  }

  private static @Nullable Reason visit(Standing room, LocalDate day) {
    var due = room.visitDueOn();
    if (due == null) return null;
    long late = ChronoUnit.DAYS.between(due, day);
    if (late <= VISIT_LATE) return null;
    return new Reason(
        Factor.VISIT, late > VISIT_VERY_LATE ? 10 : 5, "visit", List.of(String.valueOf(late)), due);
  }
}
