package org.greenclassroom.frame;

import java.util.List;

/**
 * Addresses that take more in one piece than the others. A room hangs its own here, with the fence
 * within which it reads.
 *
 * @param most bytes
 * @param patterns as its handlers say them
 */
public record LargeBody(long most, List<String> patterns) {
  public LargeBody(long most, String... patterns) {
    this(most, List.of(patterns));
  }
}
