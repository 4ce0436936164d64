package org.greenclassroom.balance;

/** Pieces and their grams, known in one way. */
record Sum(long pieces, long grams) {
  static final Sum NOTHING = new Sum(0, 0);

  Sum plus(Sum other) {
    return new Sum(pieces + other.pieces, grams + other.grams);
  }

  Sum minus(Sum other) {
    return new Sum(pieces - other.pieces, grams - other.grams);
  }

  public boolean isNothing() {
    return pieces == 0 && grams == 0;
  }
}
