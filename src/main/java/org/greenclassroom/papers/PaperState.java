package org.greenclassroom.papers;

/** Where a paper stands. */
public enum PaperState {
  /** Its words are frozen; somebody has still to sign. */
  DRAFTED,
  /** All parties have signed. */
  SIGNED,
  /** Another paper stands for it now. */
  REPLACED,
  /** Two persons have declared it void. */
  VOID
}
