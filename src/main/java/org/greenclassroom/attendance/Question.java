package org.greenclassroom.attendance;

import org.jspecify.annotations.Nullable;

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

  /** What was chosen; null: nothing that there is. */
  static @Nullable Integer choice(@Nullable String typed) {
    return typed == null || !typed.matches("[1-5]") ? null : Integer.valueOf(typed);
  }
}
