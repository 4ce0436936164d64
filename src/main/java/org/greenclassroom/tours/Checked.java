package org.greenclassroom.tours;

import java.time.Instant;
import java.util.List;

/**
 * A ride driven on paper.
 *
 * @param driven seconds
 * @param cost thousandths of a cent
 * @param violations what of it may not be; empty: it is good
 */
record Checked(
    Instant startsAt,
    Instant endsAt,
    long metres,
    int driven,
    long cost,
    List<Halt> halts,
    List<Violation> violations) {

  /**
   * A stop on the way.
   *
   * @param call its number in the plan
   */
  record Halt(
      int call,
      Instant arrivesAt,
      Instant beginsAt,
      Instant leavesAt,
      long metres,
      int driven,
      int rest) {}
}
