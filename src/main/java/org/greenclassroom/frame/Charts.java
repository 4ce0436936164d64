package org.greenclassroom.frame;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Charts as SVG, drawn here, for screen and paper; put them into {@code <figure class="chart">}
 * with {@code th:utext}, with a sentence above and a table below.
 *
 * <p>Every bar carries its own label and figure; series differ by pattern besides colour; lengths
 * are percentages, so that the letters stay readable on a phone. Zero is always on the axis.
 */
public final class Charts {
  private static final int ROW = 48;

  /** Under a line of a label. */
  private static final int LINE = 20;

  /** So many letters of Latin stand on a phone; twice as wide are those of Chinese. */
  private static final int LONGEST_LINE = 44;

  /** So many letters of a figure stand beside each other on a phone. */
  private static final int PHONE = 38;

  private static final List<String> COLOURS = List.of("#1f6f4a", "#e0a100", "#2f6c9e", "#b4472e");
  private static final List<String> CLASSES = List.of("a", "b", "c", "d");
  private static final List<String> DASHES =
      List.of(
          "",
          " stroke-dasharray=\"8 5\"",
          " stroke-dasharray=\"2 4\"",
          " stroke-dasharray=\"10 4 2 4\"");

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

  /** Bars below each other, the longest so long that its figure stands beside it on a phone. */
  public static String bars(String title, String description, List<Bar> bars) {
    long most = bars.stream().mapToLong(Bar::value).max().orElse(1);
    var room = room(bars.stream().map(Bar::figure));
    var drawn = new StringBuilder();
    int y = 0;
    for (var bar : bars) {
      drawn.append(label(bar.label(), y));
      y += LINE * (lines(bar.label()).size() - 1);
      drawn.append(rectangle("0", percent(bar.value(), most, room), y, "a", COLOURS.getFirst()));
      drawn.append(figure(bar.figure(), percent(bar.value(), most, room), y));
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
    var room = room(stacks.stream().map(Stack::figure));
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
      y += LINE * (lines(stack.label()).size() - 1);
      long before = 0;
      for (int i = 0; i < series.size(); i++) {
        long value = stack.values().get(i);
        if (value == 0) continue;
        drawn.append(
            "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"18\" fill=\"url(#%s-%d)\"/>"
                .formatted(percent(before, most, room), y + 22, percent(value, most, room), id, i));
        before += value;
      }
      drawn.append(figure(stack.figure(), percent(before, most, room), y));
      y += ROW;
    }
    return frame(title, description, y, drawn);
  }

  /**
   * A step of a waterfall.
   *
   * @param from where it begins, of the same unit as {@code to}; zero for a sum
   * @param to where it ends
   * @param figure as it is read, with its unit
   */
  public record Step(String label, long from, long to, String figure) {}

  /**
   * Bars that begin where the one before ended; gains and losses differ by pattern besides colour.
   */
  public static String waterfall(String title, String description, List<Step> steps) {
    var id = id(title, description);
    long low = 0;
    long high = 0;
    for (var step : steps) {
      low = Math.min(low, Math.min(step.from(), step.to()));
      high = Math.max(high, Math.max(step.from(), step.to()));
    }
    long span = Math.max(1, high - low);
    var room = room(steps.stream().map(Step::figure));
    var zero = percent(-low, span, room);
    var drawn = new StringBuilder("<defs>");
    for (int i = 0; i < COLOURS.size(); i++) drawn.append(pattern(id, i));
    drawn.append("</defs>");
    int y = 0;
    for (var step : steps) {
      long left = Math.min(step.from(), step.to());
      int series = step.from() == 0 ? 2 : step.to() >= step.from() ? 0 : 3;
      drawn.append(label(step.label(), y));
      y += LINE * (lines(step.label()).size() - 1);
      drawn.append(
          "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"18\" fill=\"url(#%s-%d)\"/>"
              .formatted(
                  percent(left - low, span, room),
                  y + 22,
                  percent(Math.abs(step.to() - step.from()), span, room),
                  id,
                  series));
      // zero beside each bar, not through the labels between them
      drawn.append(
          "<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" stroke=\"#84897f\"/>"
              .formatted(zero, zero, y + 19, y + 43));
      var end = percent(Math.max(0, Math.max(step.from(), step.to())) - low, span, room);
      drawn.append(figure(step.figure(), end, y));
      y += ROW;
    }
    return frame(title, description, Math.max(y, ROW), drawn);
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

  /**
   * One of several lines.
   *
   * @param values one a step of time; null: not known, which is drawn as a gap and never as zero
   */
  public record Line(String name, List<@Nullable Double> values) {}

  /**
   * Up to four lines over equal steps of time, told apart by dashes besides colour; where nothing
   * is known of the first the ground is hatched.
   *
   * @param steps what the steps are called; the first and the last are shown
   * @param most the highest value as it is read, with its unit
   * @param unknown what the hatching means
   */
  public static String lines(
      String title,
      String description,
      List<String> steps,
      List<Line> lines,
      String most,
      String unknown) {
    if (lines.size() > COLOURS.size()) throw new IllegalArgumentException("too many lines");
    var id = id(title, description);
    var drawn = new StringBuilder();
    int y = 0;
    for (int i = 0; i < lines.size(); i++) {
      drawn.append(
          "<line class=\"stroke-%s\" x1=\"0\" x2=\"32\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"%s/>"
              .formatted(CLASSES.get(i), y + 10, y + 10, COLOURS.get(i), DASHES.get(i)));
      drawn.append(text("40", y + 15, lines.get(i).name(), ""));
      y += 24;
    }
    boolean gaps = !lines.isEmpty() && lines.getFirst().values().contains(null);
    if (gaps) {
      drawn.append(
          """
          <defs><pattern id="%s-gap" width="8" height="8" patternUnits="userSpaceOnUse">\
          <path class="axis" stroke="#84897f" stroke-width="1" d="M-2 10 10-2"/></pattern></defs>\
          <rect x="0" y="%d" width="32" height="16" fill="url(#%s-gap)"/>\
          """
              .formatted(id, y + 2, id));
      drawn.append(text("40", y + 15, unknown, ""));
      y += 24;
    }
    drawn.append(text("0", y + 22, most, " class=\"soft\""));
    y += 30;
    double highest =
        lines.stream()
            .flatMap(line -> line.values().stream())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    int last = Math.max(1, steps.size() - 1);
    if (gaps)
      for (int at = 0; at < steps.size(); at++)
        if (lines.getFirst().values().get(at) == null)
          drawn.append(
              "<rect x=\"%s%%\" y=\"%d\" width=\"%s%%\" height=\"200\" fill=\"url(#%s-gap)\"/>"
                  .formatted(
                      decimal(Math.max(0, 100.0 * (at - 0.5) / last)),
                      y,
                      decimal(100.0 / last * (at == 0 || at == last ? 0.5 : 1)),
                      id));
    drawn.append(
        "<svg x=\"0\" y=\"%d\" width=\"100%%\" height=\"200\" viewBox=\"0 0 1000 200\" preserveAspectRatio=\"none\">"
            .formatted(y));
    for (int i = 0; i < lines.size(); i++)
      drawn.append(
          "<path class=\"stroke-%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"3\"%s vector-effect=\"non-scaling-stroke\" d=\"%s\"/>"
              .formatted(
                  CLASSES.get(i),
                  COLOURS.get(i),
                  DASHES.get(i),
                  path(lines.get(i).values(), last, highest)));
    drawn.append(
        "</svg><line class=\"axis\" x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\" stroke=\"#84897f\"/>"
            .formatted(y + 200, y + 200));
    if (!steps.isEmpty()) {
      drawn.append(text("0", y + 220, steps.getFirst(), " class=\"soft\""));
      drawn.append(text("100%", y + 220, steps.getLast(), " class=\"soft\" text-anchor=\"end\""));
    }
    return frame(title, description, y + 228, drawn);
  }

  /** A line that breaks off where nothing is known; one step by itself is a short stroke. */
  private static String path(List<@Nullable Double> values, int last, double highest) {
    var path = new StringBuilder();
    boolean drawing = false;
    for (int at = 0; at < values.size(); at++) {
      var value = values.get(at);
      if (value == null) {
        drawing = false;
        continue;
      }
      double x = 1000.0 * at / last;
      double y = highest <= 0 ? 200 : 200 - 200 * value / highest;
      path.append(drawing ? "L" : "M").append(decimal(x)).append(' ').append(decimal(y));
      if (!drawing && (at + 1 == values.size() || values.get(at + 1) == null)) path.append("h6");
      drawing = true;
    }
    return path.isEmpty() ? "M0 0" : path.toString();
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
    var drawn = new StringBuilder();
    int at = y + 15;
    for (var line : lines(label)) {
      drawn.append(text("0", at, line, ""));
      at += LINE;
    }
    return drawn.toString();
  }

  /** In letters of Latin. */
  private static int width(String text) {
    return text.chars().map(letter -> letter >= '\u2e80' ? 2 : 1).sum();
  }

  /** A drawing does not break its words itself: on a phone a long label would be cut off. */
  private static List<String> lines(String label) {
    int width = 0;
    int space = -1;
    for (int at = 0; at < label.length(); at++) {
      char letter = label.charAt(at);
      if (letter == ' ' && at > 0) space = at;
      width += letter >= '\u2e80' ? 2 : 1;
      if (width > LONGEST_LINE) {
        int end = space > 0 ? space : at;
        return List.of(label.substring(0, end).strip(), label.substring(end).strip());
      }
    }
    return List.of(label);
  }

  private static String figure(String figure, String end, int y) {
    return text(end, y + 36, figure, " dx=\"8\" font-weight=\"700\"");
  }

  private static String text(String x, int y, String text, String more) {
    return "<text x=\"%s\" y=\"%d\" fill=\"#1d2a26\"%s>%s</text>"
        .formatted(x, y, more, escaped(text));
  }

  /** What is left to bars beside the longest figure, in percent: not less than a third. */
  private static double room(Stream<String> figures) {
    int longest = figures.mapToInt(Charts::width).max().orElse(0);
    return Math.clamp(100 - 100.0 * (longest + 1) / PHONE, 33, 80);
  }

  private static String percent(long value, long most, double room) {
    return decimal(most <= 0 ? 0 : room * value / most) + "%";
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
