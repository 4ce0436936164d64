package org.greenclassroom.dismantling;

/**
 * A batch counted in sets and in units. Plants are paid and report by sets: a desktop with its
 * screen, keyboard and mouse is one; a laptop or an all-in-one is one by itself.
 *
 * @param sets complete ones
 * @param units everything that was counted one by one, in a set or not
 * @param whole laptops and all-in-ones
 */
record Sets(
    long sets, long units, long whole, long desktops, long screens, long keyboards, long mice) {
  /** Desktops that something lacks. */
  public long incomplete() {
    return desktops - (sets - whole);
  }
}
