package org.greenclassroom.tours;

/** A stop as the solver sets it: the number of a call. */
public final class Piece {
  private final int call;

  Piece(int call) {
    this.call = call;
  }

  int call() {
    return call;
  }

  @Override
  public String toString() {
    return Integer.toString(call);
  }
}
