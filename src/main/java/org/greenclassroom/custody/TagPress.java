package org.greenclassroom.custody;

/**
 * Turns the running number of a device into a tag that cannot be guessed from its neighbours: a
 * keyed permutation (Feistel, four rounds, cycle walking) of the 2³⁵ numbers. A permutation never
 * gives the same tag twice, and the running numbers are never given twice either.
 */
final class TagPress {
  private static final int HALF = 18;
  private static final long MASK = (1L << HALF) - 1;
  private static final long ALL = 1L << 35;
  private final long secret;

  TagPress(long secret) {
    this.secret = secret;
  }

  Tag press(long number) {
    if (number < 0 || number >= ALL) throw new IllegalArgumentException("no tag left: " + number);
    long value = number;
    do value = permute(value);
    while (value >= ALL);
    return Tag.numbered(value);
  }

  private long permute(long value) {
    long left = value >>> HALF;
    long right = value & MASK;
    for (int round = 0; round < 4; round++) {
      long next = left ^ (mix(right + secret + round * 0x9E3779B97F4A7C15L) & MASK);
      left = right;
      right = next;
    }
    return left << HALF | right;
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long value) {
    value = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    value = (value ^ value >>> 27) * 0x94D049BB133111EBL;
    return value ^ value >>> 31;
  }
}
