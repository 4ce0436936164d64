package org.greenclassroom.collection;

/** What a driver may say besides numbers: by choice, so that it can be read in every language. */
enum Remark {
  MORE_THAN_EXPECTED,
  LESS_THAN_EXPECTED,
  LEFT_BEHIND,
  BADLY_PACKED,
  WET,
  SWOLLEN_BATTERY,
  LOOSE_DRIVES
}
