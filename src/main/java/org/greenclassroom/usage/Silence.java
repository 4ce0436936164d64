package org.greenclassroom.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long nothing was heard of a room, in days of the calendar. Whether that is a matter for
 * somebody, holidays considered, is for watch to say.
 */
public enum Silence {
  /** A sign within 7 days. */
  LIVE,
  /** 8 to 28 days. */
  QUIET,
  /** More than 28 days. */
  SILENT,
  /** Nothing was ever heard. */
  NEVER;

  static final int LIVE_DAYS = 7;
  static final int QUIET_DAYS = 28;

  static Silence since(@Nullable LocalDate last, LocalDate today) {
    if (last == null) return NEVER;
    if (!last.isBefore(today.minusDays(LIVE_DAYS))) return LIVE;
    return last.isBefore(today.minusDays(QUIET_DAYS)) ? SILENT : QUIET;
  }
}
