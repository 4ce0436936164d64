package org.greenclassroom.tours;

import java.util.List;

/**
 * One stop to be made.
 *
 * @param call its number in the puzzle
 * @param outward true: loaded at home and left there; false: loaded there and brought home
 * @param service how long one stays, in seconds
 * @param windows when one may begin, in seconds from the first midnight; in their order
 * @param from the only place it can be brought from; below zero: any
 * @param ride the ride a person pinned it to; below zero: none
 * @param worth of being served: more than any way costs
 */
record Call(
    int call,
    int place,
    boolean outward,
    long grams,
    long litres,
    int service,
    List<Window> windows,
    int from,
    String territory,
    int ride,
    long worth) {

  /** A time in which one may begin. */
  record Window(int from, int latest) {}

  Call {
    windows = List.copyOf(windows);
  }
}
