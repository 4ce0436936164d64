package org.greenclassroom.tours;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tours as a map in SVG, drawn here: no script, no picture of anybody else, it can be printed and
 * it is there without a connection. Ways are straight lines between numbered stops, since what is
 * known is how far it is, not along which road; the home is a square.
 */
final class Sketch {
  private static final double WIDTH = 600;
  private static final double HEIGHT = 420;
  private static final double EDGE = 34;
  private static final double KILOMETRES_PER_DEGREE =
      111.195; // of a great circle, WGS-84's mean radius
  private static final int[] BARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000};

  /** Looks that differ without colour too: how lines are dashed. */
  private static final int LOOKS = 6;

  private Sketch() {}

  /**
   * A point.
   *
   * @param label what is written in it; empty: nothing
   * @param title all that is to be said of it
   */
  record Point(double latitude, double longitude, String label, String title) {}

  /** One tour: home, its stops in their order, home. */
  record Line(Point home, List<Point> stops) {}

  static String map(String title, String description, List<Line> lines, List<Point> lost) {
    var all = new ArrayList<Point>(lost);
    for (var line : lines) {
      all.add(line.home);
      all.addAll(line.stops);
    }
    if (all.isEmpty()) return "";
    var frame = Frame.around(all);
    var drawn = new StringBuilder(4_000);
    drawn.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="sketch" viewBox="0 0 %d %d" role="img" aria-labelledby="sketch-t sketch-d">\
        <title id="sketch-t">%s</title><desc id="sketch-d">%s</desc>\
        """
            .formatted((int) WIDTH, (int) HEIGHT, escaped(title), escaped(description)));
    for (int i = 0; i < lines.size(); i++) way(drawn, frame, lines.get(i), i % LOOKS);
    for (int i = 0; i < lines.size(); i++)
      for (var stop : lines.get(i).stops) dot(drawn, frame, stop, "look-" + i % LOOKS);
    for (var point : lost) dot(drawn, frame, point, "lost");
    for (var line : lines) home(drawn, frame, line.home);
    scale(drawn, frame);
    return drawn.append("</svg>").toString();
  }

  private static void way(StringBuilder drawn, Frame frame, Line line, int look) {
    drawn.append("<path class=\"way look-").append(look).append("\" d=\"M");
    drawn.append(frame.at(line.home));
    for (var stop : line.stops) drawn.append('L').append(frame.at(stop));
    drawn.append("z\"/>");
  }

  private static void dot(StringBuilder drawn, Frame frame, Point point, String look) {
    double x = frame.x(point);
    double y = frame.y(point);
    drawn.append(
        "<g class=\"dot %s\"><title>%s</title><circle cx=\"%s\" cy=\"%s\" r=\"%d\"/>"
            .formatted(
                look,
                escaped(point.title),
                decimal(x),
                decimal(y),
                point.label.isEmpty() ? 6 : 13));
    if (!point.label.isEmpty())
      drawn.append(
          "<text x=\"%s\" y=\"%s\">%s</text>"
              .formatted(decimal(x), decimal(y + 5.5), escaped(point.label)));
    drawn.append("</g>");
  }

  private static void home(StringBuilder drawn, Frame frame, Point point) {
    drawn.append(
        "<g class=\"home\"><title>%s</title><rect x=\"%s\" y=\"%s\" width=\"18\" height=\"18\"/></g>"
            .formatted(
                escaped(point.title), decimal(frame.x(point) - 9), decimal(frame.y(point) - 9)));
  }

  private static void scale(StringBuilder drawn, Frame frame) {
    int bar = 1;
    for (int each : BARS) if (each * frame.perKilometre() <= WIDTH / 3) bar = each;
    double length = bar * frame.perKilometre();
    drawn.append(
        "<g class=\"scale\"><path d=\"M14 %d v-6 v6 H%s v-6\"/><text x=\"14\" y=\"%d\">%d km</text></g>"
            .formatted((int) HEIGHT - 10, decimal(14 + length), (int) HEIGHT - 20, bar));
  }

  /** Equal in all directions around the middle: good for what a truck drives in a day. */
  private record Frame(
      double west, double north, double perDegree, double squeeze, double left, double top) {
    static Frame around(List<Point> points) {
      double south = 90;
      double north = -90;
      double west = 180;
      double east = -180;
      for (var point : points) {
        south = Math.min(south, point.latitude);
        north = Math.max(north, point.latitude);
        west = Math.min(west, point.longitude);
        east = Math.max(east, point.longitude);
      }
      double squeeze = Math.max(0.1, Math.cos(Math.toRadians((south + north) / 2)));
      double wide = Math.max(0.02, (east - west) * squeeze);
      double high = Math.max(0.02, north - south);
      double perDegree = Math.min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high);
      double left = (WIDTH - (east - west) * squeeze * perDegree) / 2;
      double top = (HEIGHT - (north - south) * perDegree) / 2;
      return new Frame(west, north, perDegree, squeeze, left, top);
    }

    double x(Point point) {
      return left + (point.longitude - west) * squeeze * perDegree;
    }

    double y(Point point) {
      return top + (north - point.latitude) * perDegree;
    }

    String at(Point point) {
      return decimal(x(point)) + " " + decimal(y(point));
    }

    double perKilometre() {
      return perDegree / KILOMETRES_PER_DEGREE;
    }
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
