package org.greenclassroom.collection;

/** Why a pick-up came to nothing. */
enum WhyNot {
  NOBODY_THERE,
  NO_ACCESS,
  NOT_READY,
  TRANSPORT,
  WEATHER,
  DONOR_WITHDREW,
  OTHER
}
