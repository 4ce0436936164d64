package org.greenclassroom.attendance;

/** What is asked after a day: four questions, each from 1 (not at all) to 5 (very much). */
enum Question {
  /** Whether it was well prepared. */
  PREPARED,
  /** Whether it was of use. */
  USEFUL,
  /** Whether everybody could feel safe. */
  SAFE,
  /** Whether they would do it again. */
  AGAIN;

  static final int MOST = 5;

  public String path() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
