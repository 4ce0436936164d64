package org.greenclassroom.labels;

import org.greenclassroom.kernel.Refusal;

/**
 * Where things lie on one label, in micrometres: the code at the left, beside it the tag, below it
 * what the device is, at the foot which part of it.
 *
 * @param edge around everything
 * @param code how wide and high the code is, with its quiet zone
 * @param textX where words begin
 * @param textWidth how wide they may be
 * @param tagSize how high the letters of the tag are
 * @param aboutSize how high those of the rest
 */
record Layout(
    int width,
    int height,
    int edge,
    int code,
    int textX,
    int textWidth,
    int tagSize,
    int aboutSize) {
  /** Nine letters of the monospaced face, and a little air. */
  private static final double TAG_WIDTH = 5.5;

  private static final double LINE = 1.3;
  private static final int NARROWEST_TEXT = 8_000;

  static Layout of(Geometry geometry) {
    int width = geometry.labelWidth();
    int height = geometry.labelHeight();
    int edge = Math.max(1_000, Math.min(2_000, height / 12));
    int code = Math.min(Math.min(height - 2 * edge, width * 46 / 100), 28_000);
    int textX = edge + code + Math.min(1_500, width / 40);
    int textWidth = width - edge - textX;
    if (textWidth < NARROWEST_TEXT) throw new Refusal("labels.refusal.too-small", "20", "8");
    int tag = (int) Math.min(Math.min(textWidth / TAG_WIDTH, 5_000), height * 0.28);
    int about = Math.min(2_650, tag * 62 / 100);
    return new Layout(width, height, edge, code, textX, textWidth, tag, about);
  }

  /** How many lines there are for what the device is. */
  int aboutLines(boolean withPart) {
    int left = height - 2 * edge - line(tagSize) - (withPart ? line(aboutSize) : 0);
    return Math.max(0, Math.min(4, left / line(aboutSize)));
  }

  int aboutY() {
    return edge + line(tagSize);
  }

  int partY() {
    return height - edge - line(aboutSize);
  }

  int codeY() {
    return edge + Math.max(0, (height - 2 * edge - code) / 2);
  }

  static int line(int size) {
    return (int) (size * LINE);
  }
}
