package org.greenclassroom.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of one room.
 *
 * @param chart SVG
 * @param staff whether this reader may open the page of a device
 * @param says whether this reader may write down a week
 */
record RoomPage(
    Overview.Seen seen,
    String school,
    String chart,
    List<Line> lines,
    boolean says,
    boolean staff) {

  /**
   * One of the 26 weeks.
   *
   * @param told null: no computer gave any sign
   * @param manual null: no teacher wrote anything down
   */
  record Line(LocalDate week, RoomTable.@Nullable Week told, ManualTable.@Nullable Week manual) {
    /** What can be said of its minutes; "no signal" is not "nobody used it". */
    public Say say() {
      if (told == null) return Say.NO_SIGNAL;
      if (told.devices() == 0) return Say.NO_MINUTES;
      if (told.active() > 0) return Say.USED;
      return told.judged() == 0 ? Say.ON : Say.ZERO_USE;
    }

    public @Nullable BigDecimal activeHours() {
      return told == null || told.devices() == 0 || told.judged() == 0
          ? null
          : hours(told.active());
    }

    public @Nullable BigDecimal onHours() {
      return told == null || told.devices() == 0 ? null : hours(told.on());
    }

    public @Nullable BigDecimal manualHours() {
      return manual == null ? null : hours(manual.minutes());
    }

    public List<Source> sources() {
      var all = new ArrayList<Source>(told == null ? List.of() : told.sources());
      if (manual != null) all.add(Source.MANUAL);
      return all;
    }
  }

  /** What a week says. */
  enum Say {
    USED,
    ON,
    ZERO_USE,
    NO_MINUTES,
    NO_SIGNAL
  }

  static List<Line> lines(Overview.Seen seen, LocalDate first, LocalDate today) {
    var lines = new ArrayList<Line>();
    for (var week = first; !week.isAfter(today); week = week.plusWeeks(1)) {
      var monday = week;
      lines.add(
          new Line(
              monday,
              seen.weeks().stream()
                  .filter(one -> one.week().equals(monday))
                  .findFirst()
                  .orElse(null),
              seen.manuals().stream()
                  .filter(one -> one.week().equals(monday))
                  .findFirst()
                  .orElse(null)));
    }
    return lines;
  }

  public static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
  }

  /** The four whole weeks, for the sentences. */
  public Sum sum() {
    long on = 0;
    long active = 0;
    long judged = 0;
    for (var week : seen.weeks()) {
      if (week.week().isBefore(seen.period().from()) || !week.week().isBefore(seen.period().to()))
        continue;
      on += week.on();
      active += week.active();
      judged += week.judged();
    }
    var since = seen.period().since();
    var uses = new ArrayList<Long>();
    long reported = 0;
    long used = 0;
    long heard = 0;
    for (var one : seen.standing()) {
      var state = one.state(since);
      if (state != RoomTable.State.NO_SIGNAL) heard++;
      if (state != RoomTable.State.NO_SIGNAL && state != RoomTable.State.NO_MINUTES) reported++;
      if (state == RoomTable.State.USED) used++;
      uses.add(one.active());
    }
    uses.sort(null);
    int n = uses.size();
    double median =
        n == 0 ? 0 : n % 2 == 1 ? uses.get(n / 2) : (uses.get(n / 2 - 1) + uses.get(n / 2)) / 2.0;
    return new Sum(n, reported, used, heard, on, active, judged, median);
  }

  /** Minutes of use of each computer and school day (indicator I-10); null: no computer, no day. */
  public @Nullable Long minutesPerSchoolDay() {
    return perSchoolDay(sum().computers());
  }

  /** The same for those that reported only (I-11). */
  public @Nullable Long minutesPerReportingSchoolDay() {
    return perSchoolDay(sum().reported());
  }

  private @Nullable Long perSchoolDay(long computers) {
    long parts = computers * seen.schoolDays();
    return parts == 0 ? null : (Long) Math.round((double) sum().active() / parts);
  }

  /** Per cent of all minutes of use on the busiest tenth of the computers (I-15); null: no use. */
  public @Nullable Long busiestShare() {
    var uses = new ArrayList<>(seen.standing().stream().map(RoomTable.Standing::active).toList());
    uses.sort((a, b) -> Long.compare(b, a));
    long all = uses.stream().mapToLong(Long::longValue).sum();
    if (all == 0) return null;
    int tenth = Math.max(1, Math.round(uses.size() / 10f));
    long busiest = uses.stream().limit(tenth).mapToLong(Long::longValue).sum();
    return Math.round(100.0 * busiest / all);
  }

  public boolean empty() {
    return seen.weeks().isEmpty() && seen.manuals().isEmpty();
  }

  public @Nullable LocalDate lastDay() {
    return seen.standing().stream()
        .map(RoomTable.Standing::lastDay)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  public List<RoomTable.Standing> flagged() {
    return seen.standing().stream().filter(one -> !one.flags().isEmpty()).toList();
  }
}
