package org.greenclassroom.labels;

import org.greenclassroom.kernel.Refusal;

/**
 * Where labels lie on a page: all lengths in micrometres, since a sheet of inches has no whole
 * millimetres and twenty rows add up what was rounded.
 *
 * @param width of the page
 * @param left from the edge of the page to the first label
 * @param across from one label's left edge to the next one's
 * @param down from one label's upper edge to the next one's
 */
record Geometry(
    int width,
    int height,
    int left,
    int top,
    int labelWidth,
    int labelHeight,
    int across,
    int down,
    int columns,
    int rows) {
  private static final int SMALLEST_WIDTH = 20_000;
  private static final int SMALLEST_HEIGHT = 8_000;
  private static final int LARGEST = 1_000_000;
  private static final int MOST = 1_000;

  /** How many labels lie on it. */
  public int places() {
    return columns * rows;
  }

  /** From the left edge of the page, for the place with this number, from 0, row by row. */
  int x(int place) {
    return left + place % columns * across;
  }

  int y(int place) {
    return top + place / columns * down;
  }

  /** Refuses, with what is wrong, what no printer could print. */
  Geometry checked() {
    if (columns < 1 || rows < 1 || (long) columns * rows > MOST)
      throw new Refusal("labels.refusal.places", MOST);
    if (width > LARGEST || height > LARGEST || left < 0 || top < 0 || across < 0 || down < 0)
      throw new Refusal("labels.refusal.lengths");
    if (labelWidth < SMALLEST_WIDTH || labelHeight < SMALLEST_HEIGHT)
      throw new Refusal("labels.refusal.too-small", mm(SMALLEST_WIDTH), mm(SMALLEST_HEIGHT));
    if (columns > 1 && across < labelWidth)
      throw new Refusal("labels.refusal.overlap-across", mm(labelWidth), mm(across));
    if (rows > 1 && down < labelHeight)
      throw new Refusal("labels.refusal.overlap-down", mm(labelHeight), mm(down));
    long right = left + (columns - 1L) * across + labelWidth;
    long bottom = top + (rows - 1L) * down + labelHeight;
    if (right > width) throw new Refusal("labels.refusal.leaves-right", mm(right), mm(width));
    if (bottom > height) throw new Refusal("labels.refusal.leaves-bottom", mm(bottom), mm(height));
    return this;
  }

  /** A length as one writes it: 25.4. */
  static String mm(long micrometres) {
    return java.math.BigDecimal.valueOf(micrometres, 3).stripTrailingZeros().toPlainString();
  }

  /** Reads a length in millimetres, with a point or a comma. */
  static int micrometres(String name, String typed) {
    try {
      return new java.math.BigDecimal(typed.strip().replace(',', '.'))
          .movePointRight(3)
          .setScale(0, java.math.RoundingMode.HALF_UP)
          .intValueExact();
    } catch (ArithmeticException | NumberFormatException notALength) {
      throw new Refusal("frame.refusal.unreadable", name, typed);
    }
  }
}
