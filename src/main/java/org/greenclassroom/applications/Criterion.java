package org.greenclassroom.applications;

import java.math.BigDecimal;

/**
 * What points are given for. Values are whole numbers: of a yes or no 1 or 0, of a measure the
 * number in its unit.
 */
public enum Criterion {
  /** In tenths of a pupil. */
  PUPILS_PER_COMPUTER(Group.NEED),
  /** Years. */
  COMPUTERS_AGE(Group.NEED),
  /** Kilometres to the next county town. */
  DISTANCE(Group.NEED),
  /** How many of the programme's kinds of school it is. */
  KINDS(Group.NEED),
  POWER(Group.READINESS),
  SOCKETS(Group.READINESS),
  BREAKER(Group.READINESS),
  EARTHING(Group.READINESS),
  DOOR(Group.READINESS),
  BARS(Group.READINESS),
  DRY(Group.READINESS),
  INTERNET(Group.READINESS),
  FURNITURE(Group.READINESS),
  SIZE(Group.READINESS),
  MANAGER(Group.PEOPLE),
  /** A week. */
  TEACHER_HOURS(Group.PEOPLE),
  DEPUTY_HOURS(Group.PEOPLE),
  /** Tenths of a lesson for each class and week. */
  LESSONS(Group.PLAN),
  /** Hours a week besides lessons. */
  OPEN_HOURS(Group.PLAN),
  /** Months for which the building is sure. */
  TENURE(Group.RISK),
  /** Whether it may close, merge or move: the one where yes is bad. */
  CLOSURE(Group.RISK);

  public enum Group {
    NEED,
    READINESS,
    PEOPLE,
    PLAN,
    RISK
  }

  /** A room without any working computer: as many pupils for each as there may be. */
  static final int NO_COMPUTER = 99_999;

  /** A building of the school's own. */
  static final int FOR_EVER = 999;

  private final Group group;

  Criterion(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  public boolean isYesOrNo() {
    return group == Group.READINESS || this == MANAGER || this == CLOSURE;
  }

  /** What an officer typed, in the unit in which it is kept. */
  int read(BigDecimal typed) {
    boolean tenths = this == PUPILS_PER_COMPUTER || this == LESSONS;
    return typed.movePointRight(tenths ? 1 : 0).intValue();
  }
}
