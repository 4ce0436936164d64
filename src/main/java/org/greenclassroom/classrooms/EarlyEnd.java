package org.greenclassroom.classrooms;

/** Why a loan ends before its day. */
public enum EarlyEnd {
  SCHOOL_CLOSES,
  SCHOOL_MERGES,
  ROOM_IS_LOST,
  NO_TEACHER,
  NOT_USED,
  /** The agreement was broken, and nothing changed after a reminder. */
  BREACH,
  SCHOOL_ASKS,
  SPONSOR_LEAVES
}
