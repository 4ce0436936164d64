package org.greenclassroom.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cascade as a picture: a column for each generation of trainers, a box for each trainer, a
 * line from whoever taught them. What is too deep is dashed and says so in words.
 */
final class CascadeDrawing {
  private static final int BOX = 232;
  private static final int GAP = 64;
  private static final int HIGH = 60;
  private static final int STEP = 76;
  private static final int TOP = 40;
  private static final int LETTERS = 26;

  private CascadeDrawing() {}

  /**
   * A trainer.
   *
   * @param trainer 0: the programme's own
   * @param from who taught the trainer; 0: the programme
   * @param column the trainer's generation; the programme stands in the first
   * @param lines what is written into the box
   * @param deep whether whom they teach is beyond the second generation
   */
  record Box(long trainer, long from, int column, String name, List<String> lines, boolean deep) {}

  /** Where a box stands. */
  private record Spot(int x, int y) {}

  /**
   * Draws it.
   *
   * @param heads what stands above the columns
   */
  static String svg(String title, String description, List<Box> boxes, List<String> heads) {
    var filled = new HashMap<Integer, Integer>();
    var spots = new ArrayList<Spot>();
    var byTrainer = new HashMap<Long, Spot>();
    int rows = 1;
    for (var box : boxes) {
      int row = filled.merge(box.column(), 1, Integer::sum) - 1;
      rows = Math.max(rows, row + 1);
      var spot = new Spot(box.column() * (BOX + GAP), TOP + row * STEP);
      spots.add(spot);
      byTrainer.putIfAbsent(box.trainer(), spot);
    }
    int columns = Math.max(1, heads.size());
    int wide = columns * (BOX + GAP) - GAP + 2;
    int high = TOP + rows * STEP;
    var drawn = new StringBuilder();
    for (int at = 0; at < heads.size(); at++)
      drawn.append(text(at * (BOX + GAP), 20, heads.get(at), "soft"));
    for (int at = 0; at < boxes.size(); at++) line(drawn, boxes.get(at), spots.get(at), byTrainer);
    for (int at = 0; at < boxes.size(); at++) box(drawn, boxes.get(at), spots.get(at));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="-1 0 %d %d" role="img" \
    aria-labelledby="cascade-t cascade-d" font-size="15" font-family="Sans"><title id="cascade-t">%s</title>\
    <desc id="cascade-d">%s</desc>%s</svg>\
    """
        .formatted(wide, high, wide, high, escaped(title), escaped(description), drawn);
  }

  private static void line(StringBuilder drawn, Box box, Spot to, Map<Long, Spot> byTrainer) {
    if (box.column() == 0) return;
    var from = byTrainer.get(box.from());
    if (from == null || from.x() >= to.x()) return;
    int start = from.x() + BOX;
    int middle = to.x() - GAP / 2;
    drawn.append(
        "<path class=\"axis\" fill=\"none\" stroke=\"#84897f\" stroke-width=\"2\"%s d=\"M%d %dC%d %d %d %d %d %d\"/>"
            .formatted(
                box.deep() ? " stroke-dasharray=\"6 4\"" : "",
                start,
                from.y() + HIGH / 2,
                middle,
                from.y() + HIGH / 2,
                middle,
                to.y() + HIGH / 2,
                to.x(),
                to.y() + HIGH / 2));
  }

  private static void box(StringBuilder drawn, Box box, Spot at) {
    drawn.append(
        "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"2\"%s/>"
            .formatted(
                at.x(),
                at.y(),
                BOX,
                HIGH,
                box.deep() ? "#b4472e" : "#1f6f4a",
                box.deep() ? " stroke-dasharray=\"6 4\"" : ""));
    drawn.append(text(at.x() + 12, at.y() + 24, shortened(box.name()), "name"));
    drawn.append(
        text(at.x() + 12, at.y() + 46, shortened(String.join(" · ", box.lines())), "soft"));
  }

  /** Chinese letters are twice as wide. */
  private static String shortened(String text) {
    int width = 0;
    for (int at = 0; at < text.length(); at++) {
      width += text.charAt(at) > 0x2E80 ? 2 : 1;
      if (width > LETTERS) return text.substring(0, at).strip() + "…";
    }
    return text;
  }

  private static String text(int x, int y, String text, String look) {
    return "<text x=\"%d\" y=\"%d\" fill=\"#1d2a26\"%s>%s</text>"
        .formatted(
            x,
            y,
            look.equals("soft") ? " class=\"soft\" font-size=\"13\"" : " font-weight=\"700\"",
            escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
