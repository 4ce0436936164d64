package org.greenclassroom.contests;

/** What a guardian may allow; each by itself. */
public enum Purpose {
  /** Hung on a wall. */
  EXHIBITION,
  /** Printed in a catalogue. */
  PRINT,
  /** Shown on the public page. */
  WEB
}
