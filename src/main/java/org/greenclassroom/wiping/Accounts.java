package org.greenclassroom.wiping;

/**
 * The drives of a lot, and what became of them.
 *
 * @param absent looked for by two, and not there
 * @param wentAlong left with a device that was given back or is lost, without proof
 * @param open nobody gave account of them yet
 */
public record Accounts(
    long cleared, long purged, long destroyed, long absent, long wentAlong, long open) {
  /** Those that moved into another device are counted with that one. */
  public long known() {
    return cleared + purged + destroyed + absent + wentAlong + open;
  }
}
