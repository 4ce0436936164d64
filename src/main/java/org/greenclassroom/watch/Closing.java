package org.greenclassroom.watch;

import java.util.List;

/** Why an alert is closed. */
public enum Closing {
  /** By itself: what was found is over. */
  RECOVERED,
  /** By itself: it is part of the alert of a county now. */
  GROUPED,
  DONE,
  EXPLAINED,
  MISTAKEN,
  /** By itself: the loan ended. */
  ROOM_ENDED;

  /** What a person may say. */
  public static List<Closing> said() {
    return List.of(DONE, EXPLAINED, MISTAKEN);
  }
}
