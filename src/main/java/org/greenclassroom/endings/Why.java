package org.greenclassroom.endings;

/** What stands in the way of a loan that is past its day. */
public enum Why {
  FOUND_AGAIN,
  COUNTING,
  ON_THE_ROAD,
  ONLY_MISSING,
  NOT_BEGUN,
  UNANSWERED,
  REFUSED,
  UNDECIDED,
  UNSIGNED,
  HANDS,
  NOT_CARRIED,
  NOT_RECALLED
}
