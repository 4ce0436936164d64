package org.greenclassroom.takeback;

import java.util.Map;

/**
 * How many of each accessory a room was sent. Who packs rooms works on this floor, so the answer
 * comes from above: a room there hangs one as a bean. Where none hangs, they are counted all the
 * same, against nothing.
 */
public interface IssuedAccessories {
  /** Those that were sent, by kind; what was never sent is not in it. */
  Map<Accessory, Integer> of(long classroom);
}
