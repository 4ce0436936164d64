package org.greenclassroom.impact;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.greenclassroom.kernel.Occasion;

/**
 * What a paper of figures as they stood is called: letters and the minute. It has no code, for
 * there is no page that could say more of it; its file is known again.
 */
final class PaperNumber {
  /** As it is named among all papers that were given out. */
  static final String KIND = "impact";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(Occasion.PROGRAMME_ZONE);

  private PaperNumber() {}

  static String minors(Instant at) {
    return "MA-" + MINUTE.format(at);
  }

  static String outcomes(long donor, Instant at) {
    return "OR-" + donor + "-" + MINUTE.format(at);
  }
}
