package org.greenclassroom.intake;

import java.time.Instant;

/**
 * What a donor gives at one time.
 *
 * @param announced how many items it has
 * @param received how many of them came
 */
public record Lot(long id, long donor, Instant openedAt, int announced, int received) {
  public int open() {
    return announced - received;
  }
}
