package org.greenclassroom.evidence;

/** Why a document was taken from a device again. */
public enum Undone {
  OTHER_COMPUTER,
  /** A drive or a board that was in another computer when it spoke. */
  PART_MOVED,
  WRONG_TAG
}
