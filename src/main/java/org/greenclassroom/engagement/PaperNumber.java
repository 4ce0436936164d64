package org.greenclassroom.engagement;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.greenclassroom.kernel.Occasion;

/**
 * What a report of a company's days is called: letters, the company and the minute. It has no code,
 * for there is no page that could say more of it; its file is known again.
 */
final class PaperNumber {
  /** As it is named among all papers that were given out. */
  static final String KIND = "engagement";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(Occasion.PROGRAMME_ZONE);

  private PaperNumber() {}

  static String days(long company, Instant at) {
    return "CD-" + company + "-" + MINUTE.format(at);
  }
}
