package org.greenclassroom.engagement;

/** A figure: the sum and the count of its rows, from the statement that lists them. */
record Worth(Figure figure, long sum, long rows) {
  /** Hours with one decimal. */
  public double hours() {
    return Math.round(sum / 6.0) / 10.0;
  }
}
