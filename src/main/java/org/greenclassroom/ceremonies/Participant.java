package org.greenclassroom.ceremonies;

import org.jspecify.annotations.Nullable;

/**
 * A volunteer who was there.
 *
 * @param minutes that another confirmed; 0: none yet
 * @param certificate of hours of that day, issued and standing; null: none
 * @param number of it; null likewise
 */
record Participant(
    long volunteer, String name, int minutes, @Nullable Long certificate, @Nullable String number) {
  /** Whether a numbered certificate of hours could be issued. */
  boolean isDue() {
    return certificate == null && minutes > 0;
  }
}
