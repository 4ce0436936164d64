package org.greenclassroom.photographs;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;

/**
 * A rectangle of a photograph in hundredths of its width and height, made unrecognisable: a few
 * large squares, each of the average colour of what it covers, so that nothing can be sharpened
 * back.
 */
record Patch(int left, int top, int width, int height) {
  /** How many may be asked for at once. */
  static final int MOST = 8;

  private static final int SQUARES = 4;

  /** Out of the fields left.0, top.0, width.0, height.0 and so on; empty rows count for nothing. */
  static List<Patch> of(Map<String, String> posted) {
    var all = new ArrayList<Patch>();
    for (int row = 0; row < MOST; row++) {
      var left = posted.getOrDefault("left." + row, "").strip();
      var top = posted.getOrDefault("top." + row, "").strip();
      var width = posted.getOrDefault("width." + row, "").strip();
      var height = posted.getOrDefault("height." + row, "").strip();
      if ((left + top + width + height).isEmpty()) continue;
      var patch = new Patch(number(left), number(top), number(width), number(height));
      if (patch.left + patch.width > 100 || patch.top + patch.height > 100 || patch.isEmpty())
        throw new Refusal("photographs.refusal.patch", row + 1);
      all.add(patch);
    }
    if (all.isEmpty()) throw new Refusal("photographs.refusal.no-patch");
    return all;
  }

  private boolean isEmpty() {
    return width == 0 || height == 0;
  }

  private static int number(String typed) {
    if (!typed.matches("\\d{1,3}")) throw new Refusal("photographs.refusal.patch-number", typed);
    return Integer.parseInt(typed);
  }

  void blur(BufferedImage picture) {
    int x0 = picture.getWidth() * left / 100;
    int y0 = picture.getHeight() * top / 100;
    int x1 = Math.min(picture.getWidth(), (picture.getWidth() * (left + width) + 99) / 100);
    int y1 = Math.min(picture.getHeight(), (picture.getHeight() * (top + height) + 99) / 100);
    int side = Math.max(8, (Math.max(x1 - x0, y1 - y0) + SQUARES - 1) / SQUARES);
    var pen = picture.createGraphics();
    for (int y = y0; y < y1; y += side)
      for (int x = x0; x < x1; x += side) {
        int width = Math.min(side, x1 - x);
        int height = Math.min(side, y1 - y);
        pen.setColor(average(picture, x, y, width, height));
        pen.fillRect(x, y, width, height);
      }
    pen.dispose();
  }

  private static Color average(BufferedImage picture, int x, int y, int width, int height) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int j = y; j < y + height; j++)
      for (int i = x; i < x + width; i++) {
        int point = picture.getRGB(i, j);
        red += point >> 16 & 0xFF;
        green += point >> 8 & 0xFF;
        blue += point & 0xFF;
      }
    long points = (long) width * height;
    return new Color((int) (red / points), (int) (green / points), (int) (blue / points));
  }
}
