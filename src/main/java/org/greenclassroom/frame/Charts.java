package org.greenclassroom.frame;

import java.util.List;
import java.util.Locale;

/**
 * Charts as SVG, drawn here, for screen and paper; put them into {@code <figure class="chart">}
 * with {@code th:utext}, with a sentence above and a table below.
 *
 * <p>Every bar carries its own label and figure; series differ by pattern besides colour; lengths
 * are percentages, so that the letters stay readable on a phone. Zero is always on the axis.
 */
public final class Charts {
  private static final int ROW = 48;
  private static final List<String> COLOURS = List.of("#1f6f4a", "#e0a100", "#2f6c9e", "#b4472e");
  private static final List<String> CLASSES = List.of("a", "b", "c", "d");

  private Charts() {}

  /**
   * One bar.
   *
   * @param label what it is
   * @param value how long; not negative
   * @param figure the value as it is read, with its unit
   */
  public record Bar(String label, long value, String figure) {}

  /**
   * One bar of several parts.
   *
   * @param values one for each series, not negative
   * @param figure what stands at its end
   */
  public record Stack(String label, List<Long> values, String figure) {}

  /** Bars below each other, longest possible 80 % of the width. */
  public static String bars(String title, String description, List<Bar> bars) {
    long most = bars.stream().mapToLong(Bar::value).max().orElse(1);
    var drawn = new StringBuilder();
    int y = 0;
    for (var bar : bars) {
      drawn.append(label(bar.label(), y));
      drawn.append(rectangle("0", percent(bar.value(), most), y, "a", COLOURS.getFirst()));
      drawn.append(figure(bar.figure(), percent(bar.value(), most), y));
      y += ROW;
    }
    return frame(title, description, Math.max(y, ROW), drawn);
  }

  /** Bars of several parts with the names of the parts above; at most four series. */
  public static String stacked(
      String title, String description, List<String> series, List<Stack> stacks) {
    if (series.size() > COLOURS.size()) throw new IllegalArgumentException("too many series");
    var id = id(title, description);
    long most =
        stacks.stream()
            .mapToLong(stack -> stack.values().stream().mapToLong(Long::longValue).sum())
            .max()
            .orElse(1);
    var drawn = new StringBuilder("<defs>");
    for (int i = 0; i < series.size(); i++) drawn.append(pattern(id, i));
    drawn.append("</defs>");
    int y = 0;
    for (int i = 0; i < series.size(); i++) {
      drawn.append(
          "<rect x=\"0\" y=\"%d\" width=\"16\" height=\"16\" fill=\"url(#%s-%d)\"/>"
              .formatted(y + 2, id, i));
      drawn.append(text("24", y + 15, series.get(i), ""));
      y += 24;
    }
    y += 12;
    for (var stack : stacks) {
      drawn.append(label(stack.label(), y));
      long before = 0;
      for (int i = 0; i < series.size(); i++) {
        long value = stack.values().get(i);
        if (value == 0) continue;
        drawn.append(
            "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"18\" fill=\"url(#%s-%d)\"/>"
                .formatted(percent(before, most), y + 22, percent(value, most), id, i));
        before += value;
      }
      drawn.append(figure(stack.figure(), percent(before, most), y));
      y += ROW;
    }
    return frame(title, description, y, drawn);
  }

  /** A line with the ground below it, over equal steps of time; the first and last are labelled. */
  public static String line(String title, String description, List<Bar> points) {
    if (points.isEmpty()) return frame(title, description, ROW, "");
    long most = Math.max(1, points.stream().mapToLong(Bar::value).max().orElse(1));
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++)
      path.append(i == 0 ? "M" : "L")
          .append(decimal(points.size() == 1 ? 0 : 1000.0 * i / (points.size() - 1)))
          .append(' ')
          .append(decimal(200 - 200.0 * points.get(i).value() / most));
    var first = points.getFirst();
    var last = points.getLast();
    var drawn = new StringBuilder();
    drawn.append(
        """
        <svg x="0" y="28" width="100%%" height="200" viewBox="0 0 1000 200" preserveAspectRatio="none">\
        <path class="area" fill="#e7f0e8" d="%sV200H0z"/>\
        <path class="line" fill="none" stroke="#1f6f4a" stroke-width="2.5" \
        vector-effect="non-scaling-stroke" d="%s"/></svg>\
        <line class="axis" x1="0" x2="100%%" y1="228" y2="228" stroke="#84897f"/>\
        """
            .formatted(path, path));
    drawn.append(text("0", 16, first.figure(), ""));
    drawn.append(text("100%", 16, last.figure(), " text-anchor=\"end\" font-weight=\"700\""));
    drawn.append(text("0", 248, first.label(), " class=\"soft\""));
    drawn.append(text("100%", 248, last.label(), " class=\"soft\" text-anchor=\"end\""));
    return frame(title, description, 256, drawn);
  }

  private static String frame(String title, String description, int height, CharSequence drawn) {
    var id = id(title, description);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="100%%" height="%d" role="img" \
    aria-labelledby="%s-t %s-d" font-size="15" font-family="Sans"><title id="%s-t">%s</title>\
    <desc id="%s-d">%s</desc>%s</svg>\
    """
        .formatted(height, id, id, id, escaped(title), id, escaped(description), drawn);
  }

  private static String pattern(String id, int series) {
    var marks =
        switch (series) {
          case 1 ->
              "<path class=\"ground\" stroke=\"#fbfaf6\" stroke-width=\"2\" d=\"M-2 10 10-2\"/>";
          case 2 -> "<circle class=\"dots\" cx=\"4\" cy=\"4\" r=\"1.5\" fill=\"#fbfaf6\"/>";
          case 3 ->
              "<path class=\"ground\" stroke=\"#fbfaf6\" stroke-width=\"1.5\" d=\"M0 4h8M4 0v8\"/>";
          default -> "";
        };
    return """
    <pattern id="%s-%d" width="8" height="8" patternUnits="userSpaceOnUse">\
    <rect class="%s" width="8" height="8" fill="%s"/>%s</pattern>\
    """
        .formatted(id, series, CLASSES.get(series), COLOURS.get(series), marks);
  }

  private static String rectangle(String x, String width, int y, String look, String colour) {
    return "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"18\" fill=\"%s\"/>"
        .formatted(look, x, y + 22, width, colour);
  }

  private static String label(String label, int y) {
    return text("0", y + 15, label, "");
  }

  private static String figure(String figure, String end, int y) {
    return text(end, y + 36, figure, " dx=\"8\" font-weight=\"700\"");
  }

  private static String text(String x, int y, String text, String more) {
    return "<text x=\"%s\" y=\"%d\" fill=\"#1d2a26\"%s>%s</text>"
        .formatted(x, y, more, escaped(text));
  }

  private static String percent(long value, long most) {
    return decimal(most <= 0 ? 0 : 80.0 * value / most) + "%";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static String id(String title, String description) {
    return "chart-" + Integer.toHexString((title + description).hashCode());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
