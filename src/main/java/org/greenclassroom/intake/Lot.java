package org.greenclassroom.intake;

import java.time.Instant;

/**
 * What a donor gives at one time.
 *
 * @param awaited how many announced items neither came nor were given up
 * @param received how many things came, also such that nobody announced
 * @param extra how many of those nobody announced
 * @param givenUp how many announced items will not come, by a difference that two people signed
 * @param differences how many differences of any kind are written down and still hold
 */
public record Lot(
    long id,
    long donor,
    Instant openedAt,
    int awaited,
    int received,
    int extra,
    int givenUp,
    int differences) {
  public int announced() {
    return awaited + received - extra + givenUp;
  }

  public int open() {
    return awaited;
  }
}
