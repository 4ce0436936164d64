package org.greenclassroom.atlas;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The map as SVG, drawn here: it needs no script, it can be printed, and each dot is a link that
 * the keyboard reaches. Mercator in hundredths of a degree of longitude, as in {@code base.svg}.
 *
 * <p>What a dot means is said by its shape and by a word in its title, besides by its colour. Its
 * size says how many rooms it stands for; the number is written in it.
 */
final class Drawing {
  private static final double UNIT = 100;

  /** Wide as a page, so that a phone shows all of it. */
  private static final double ASPECT = 1.4;

  /** About eighty kilometres: below that lines of the base layer are a few strokes only. */
  private static final double NARROWEST = 0.8 * UNIT;

  private Drawing() {}

  /**
   * One dot with what it leads to.
   *
   * @param title all that is to be said of it, in the reader's words
   */
  record Dot(Spot spot, String title, String path) {}

  /** What is seen: left, top, width, height in units. */
  record Frame(double x, double y, double width, double height) {
    static Frame of(Box box) {
      double west = Drawing.x(box.west());
      double east = Drawing.x(box.east());
      double top = Drawing.y(box.north());
      double bottom = Drawing.y(box.south());
      double around =
          box == Box.REGION ? 1 : 1.24; // dots have a size, the region has no dots at its edge
      double width = Math.max(NARROWEST, (east - west) * around);
      double height = Math.max(NARROWEST / ASPECT, (bottom - top) * around);
      if (width / height < ASPECT) width = height * ASPECT;
      else height = width / ASPECT;
      return new Frame(
          (west + east) / 2 - width / 2, (top + bottom) / 2 - height / 2, width, height);
    }

    String box() {
      return "%s %s %s %s".formatted(decimal(x), decimal(y), decimal(width), decimal(height));
    }
  }

  /**
   * @param base address of the base layer; null: it is switched off
   */
  static String map(
      String title, String description, @Nullable String base, Box box, List<Dot> dots) {
    var frame = Frame.of(box);
    var drawn = new StringBuilder(2_000 + dots.size() * 300);
    drawn.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="%s" role="group" \
        aria-labelledby="map-t map-d"><title id="map-t">%s</title><desc id="map-d">%s</desc>\
        """
            .formatted(frame.box(), escaped(title), escaped(description)));
    if (base != null)
      for (var layer : List.of("provinces", "coasts", "borders"))
        drawn.append("<use class=\"%s\" href=\"%s#%s\"/>".formatted(layer, escaped(base), layer));
    for (var dot : dots) drawn.append(dot(dot, frame));
    return drawn.append("</svg>").toString();
  }

  /** The shape of a look by itself, for the key beside the map. */
  static String sample(Spot.Look look) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="sample" viewBox="-12 -12 24 24" aria-hidden="true">\
    <g class="dot %s">%s</g></svg>\
    """
        .formatted(word(look), shape(look, 0, 0, 9));
  }

  private static String dot(Dot dot, Frame frame) {
    var spot = dot.spot();
    double x = x(spot.here().longitude());
    double y = y(spot.here().latitude());
    double one = frame.width() / 100;
    double r = one * (1.3 + Math.min(2.2, Math.log10(Math.max(1, spot.rooms())) * 1.1));
    var number =
        spot.rooms() < 2
            ? ""
            : "<text x=\"%s\" y=\"%s\" font-size=\"%s\">%d</text>"
                .formatted(decimal(x), decimal(y + one * 0.72), decimal(one * 2), spot.rooms());
    return """
    <a href="%s" class="dot %s"><title>%s</title>%s%s</a>\
    """
        .formatted(
            escaped(dot.path()),
            word(spot.look()),
            escaped(dot.title()),
            shape(spot.look(), x, y, r),
            number);
  }

  private static String shape(Spot.Look look, double x, double y, double r) {
    return switch (look) {
      case COMING, IN_CLASS -> circle(x, y, r);
      case ON_THE_WAY -> path(x, y - 1.15 * r, x + 1.1 * r, y + 0.8 * r, x - 1.1 * r, y + 0.8 * r);
      case ENDING -> path(x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y);
      case LATE -> path(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
      case AT_RISK -> path(x, y + 1.15 * r, x + 1.1 * r, y - 0.8 * r, x - 1.1 * r, y - 0.8 * r);
      case SILENT ->
          circle(x, y, r)
              + "<path class=\"cross\" d=\"M%s %sL%s %sM%s %sL%s %s\"/>"
                  .formatted(
                      decimal(x - r),
                      decimal(y - r),
                      decimal(x + r),
                      decimal(y + r),
                      decimal(x + r),
                      decimal(y - r),
                      decimal(x - r),
                      decimal(y + r));
    };
  }

  private static String circle(double x, double y, double r) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(decimal(x), decimal(y), decimal(r));
  }

  private static String path(double... points) {
    var d = new StringBuilder("<path d=\"M");
    for (int i = 0; i < points.length; i += 2)
      d.append(i == 0 ? "" : "L")
          .append(decimal(points[i]))
          .append(' ')
          .append(decimal(points[i + 1]));
    return d.append("z\"/>").toString();
  }

  static String word(Spot.Look look) {
    return look.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static double x(double longitude) {
    return longitude * UNIT;
  }

  static double y(double latitude) {
    return -Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2))) * UNIT;
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
