package org.greenclassroom.watch;

/** What a score asks for. */
public enum Band {
  CALM,
  WATCH,
  ACT,
  ESCALATE;

  /** Below 25 calm, below 50 watch, below 75 act. */
  public static Band of(int score) {
    if (score < 25) return CALM;
    if (score < 50) return WATCH;
    return score < 75 ? ACT : ESCALATE;
  }

  public String look() {
    return switch (this) {
      case CALM -> "good";
      case WATCH -> "wait";
      case ACT -> "half";
      case ESCALATE -> "late";
    };
  }
}
