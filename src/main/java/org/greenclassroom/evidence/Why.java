package org.greenclassroom.evidence;

/** Why a person says that a document speaks of a device although the signs did not. */
public enum Why {
  READ_ON_THE_BOX,
  BOARD_CHANGED,
  LIST_WAS_WRONG
}
