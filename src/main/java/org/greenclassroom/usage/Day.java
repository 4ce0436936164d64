package org.greenclassroom.usage;

import org.jspecify.annotations.Nullable;

/**
 * Minutes with the computer and the day to which they belong, ready to be written.
 *
 * @param n the row's place in its batch, from 0
 * @param version of the agent; empty: none of ours
 */
record Day(int n, long device, long classroom, Placing placing, Minutes told, String version) {
  String disk() {
    @Nullable Boolean failing = told.failing();
    return failing == null ? "UNKNOWN" : failing ? "FAILING" : "OK";
  }

  int active() {
    var active = told.active();
    return active == null ? 0 : active;
  }
}
