package org.greenclassroom.outcomes;

import java.util.Locale;

/** What a donor may be told by letter, each once. */
enum Milestone {
  /** The offer was answered: a lot was opened for it. */
  OFFER_ANSWERED,
  PICKUP_CONFIRMED,
  /** Something of the lot came in. */
  RECEIVED,
  /** Every device of the lot that came is cleared, and nothing of it is awaited. */
  CLEARED,
  /** The first of its computers stands in a classroom. */
  FIRST_CLASSROOM,
  LOT_CLOSED,
  /** In January, of the year that ended. */
  YEARLY;

  String key() {
    return "outcomes.letter." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
