package org.greenclassroom.usage;

import org.jspecify.annotations.Nullable;

/**
 * Minutes with the computer and the day to which they belong, ready to be written.
 *
 * @param n the row's place among those that are written together, from 0
 * @param version of the agent; empty: none of ours
 * @param batch where it comes from; 0: no piece
 */
record Day(
    int n,
    long device,
    long classroom,
    Placing placing,
    Minutes told,
    String version,
    Source source,
    long batch) {
  String disk() {
    @Nullable Boolean failing = told.failing();
    return failing == null ? "UNKNOWN" : failing ? "FAILING" : "OK";
  }

  int active() {
    var active = told.active();
    return active == null ? 0 : active;
  }
}
