package org.greenclassroom.watch;

/** When an alert is opened, and what is to be done then. */
public enum Rule {
  /** A room that was heard of is silent for 7, 21, 28 school days. */
  SILENT(Action.CALL),
  /** A room nobody ever heard of. */
  UNHEARD(Action.CALL),
  /** A county that went silent at once: the line before the schools. */
  LINE(Action.ASK_LINE),
  /** A roll-call says that a computer is missing, the book does not. */
  MISSING(Action.LOOK_FOR),
  /** The school itself says that computers are missing, more than the book knows. */
  MISSING_TOLD(Action.LOOK_FOR),
  /** A visit is 14, 45 days late. */
  VISIT_LATE(Action.VISIT),
  /** A whole room is down, and the day by which it had to work is over. */
  ROOM_DOWN(Action.MEND),
  /** A clock that is wrong again and again: its battery. */
  CLOCK(Action.BATTERY),
  /** A disk that says that it is failing. */
  DISK(Action.DISK),
  /** Two computers report under one name. */
  INTERLEAVED(Action.ENROL_AGAIN),
  /** A half-year inventory that counts another number than the book. */
  INVENTORY(Action.COUNT_AGAIN),
  /** We hear of a computer that the book calls lost, dismantled or elsewhere. */
  GHOST(Action.CORRECT_BOOK);

  private final Action action;

  Rule(Action action) {
    this.action = action;
  }

  public Action action() {
    return action;
  }

  /** What to do from this level on: who does not answer is visited. */
  public Action action(int level) {
    return level > 1 && (this == SILENT || this == UNHEARD) ? Action.VISIT : action;
  }

  /** Words key of the sentence that says what was found. */
  public String key() {
    return "watch.found." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
