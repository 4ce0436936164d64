package org.greenclassroom.doubt;

import java.util.Locale;

/** What may contradict itself, along a device's way through the house. */
public enum Kind {
  SERIAL_TWICE,
  SERIAL_OF_ANOTHER,
  WIPED_WITHOUT_PROOF,
  DRIVE_AFTER_ITS_END,
  WIPED_AFTER_DELIVERY,
  LENT_AND_HERE,
  TWO_ROOMS,
  ROOMS_ALIKE,
  MORE_THAN_ACCEPTED,
  PUPILS_ABOVE_SCHOOL,
  NO_TICKETS,
  USED_AFTER_END,
  LESSON_AFTER_END,
  LATE_WITHOUT_REASON,
  CLOSED_AND_FULL,
  DISCHARGED_TOO_EARLY,
  HOME_AND_HEARD,
  LOST_AND_HEARD,
  MORE_OUT_THAN_IN,
  CERTIFICATE_TOO_EARLY,
  CERTIFIED_TWICE,
  VOUCHER_ABOVE_WEIGHED,
  ENDED_WITHOUT_PROOF,
  LEDGER,
  TWO_PLACES,
  OVERBOOKED,
  DECLARED;

  /** Words key of the sentence that says what was found. */
  String sentence() {
    return "doubt.found." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
