package org.greenclassroom.balance;

/** Where what has not ended stands. */
enum Stock {
  HOUSE,
  /** At a school, or on the way to it or home. */
  LOAN,
  /** At a plant, and not certified yet. */
  PLANT,
  MISSING
}
