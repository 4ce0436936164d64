package org.greenclassroom.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one computer says of one day, as it says it.
 *
 * @param day the date that its clock showed
 * @param active null: it cannot tell whether somebody used it
 * @param startNo number of its starts since enrolment; 0: not told
 * @param repaired it found its own clock wrong
 * @param month the sum of the month that begins on that day
 * @param failing whether its disk says that it fails; null: says nothing
 */
record Minutes(
    LocalDate day,
    int revision,
    int on,
    @Nullable Integer active,
    int starts,
    int sessions,
    int startNo,
    boolean repaired,
    boolean month,
    @Nullable Boolean failing) {
  static final int DAY = 1440;
  static final int MONTH = 44_640;

  /** Why this cannot be; null: it can. */
  @Nullable Reason impossible() {
    if (revision < 1) return Reason.REVISION;
    if (on < 0 || on > (month ? MONTH : DAY)) return Reason.ON_MINUTES;
    if (active != null && (active < 0 || active > on)) return Reason.ACTIVE_MINUTES;
    if (starts < 0 || starts > (month ? MONTH : DAY)) return Reason.STARTS;
    if (sessions < 0 || sessions > (month ? MONTH : DAY)) return Reason.SESSIONS;
    if (startNo < 0) return Reason.STARTS;
    if (month && day.getDayOfMonth() != 1) return Reason.MONTH;
    return null;
  }
}
