package org.greenclassroom.watch;

/**
 * The ladder of silence, in school days: 7 (call first), 21, 28. After UNICEF Giga's KPI pages, but
 * counted in school days: in calendar days every winter holiday would be an alarm.
 */
public enum Step {
  /** Heard of within the last seven school days. */
  FRESH,
  /** Seven school days without a signal: priority of follow-up, not yet a risk. */
  QUIET,
  AT_RISK,
  DROP_OFF,
  /** Never heard of. It is not zero and not well: nobody knows. */
  UNKNOWN;

  public static final int QUIET_AFTER = 7;
  public static final int AT_RISK_AFTER = 21;
  public static final int DROP_OFF_AFTER = 28;

  /**
   * @param heard whether there ever was a signal
   * @param schoolDays whole school days since the last one
   */
  public static Step of(boolean heard, int schoolDays) {
    if (!heard) return UNKNOWN;
    if (schoolDays > DROP_OFF_AFTER) return DROP_OFF;
    if (schoolDays >= AT_RISK_AFTER) return AT_RISK;
    return schoolDays >= QUIET_AFTER ? QUIET : FRESH;
  }

  /** 1 from seven school days on, 2 from 21, 3 after 28; 0 below. Never heard of counts alike. */
  public static int level(int schoolDays) {
    return switch (of(true, schoolDays)) {
      case QUIET -> 1;
      case AT_RISK -> 2;
      case DROP_OFF -> 3;
      case FRESH, UNKNOWN -> 0;
    };
  }

  /** How a badge looks: a word and a shape, never a colour alone. */
  public String look() {
    return switch (this) {
      case FRESH -> "good";
      case QUIET -> "wait";
      case AT_RISK -> "half";
      case DROP_OFF -> "late";
      case UNKNOWN -> "lost";
    };
  }
}
