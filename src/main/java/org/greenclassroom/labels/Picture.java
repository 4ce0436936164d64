package org.greenclassroom.labels;

import java.util.List;

/** A page with its labels as a drawing; all lengths in millimetres. */
final class Picture {
  private final Geometry geometry;
  private final StringBuilder inside = new StringBuilder();

  Picture(Geometry geometry) {
    this.geometry = geometry;
    for (int place = 0; place < geometry.places(); place++)
      box(geometry.x(place), geometry.y(place), "#ffffff");
  }

  /** The first so many places were used before. */
  Picture used(int places) {
    for (int place = 0; place < places; place++)
      box(geometry.x(place), geometry.y(place), "#d6d2c4");
    return this;
  }

  Picture labels(Layout layout, List<LabelSheets.Placed> labels) {
    for (var label : labels) {
      inside
          .append("<g transform=\"translate(")
          .append(mm(label.x()))
          .append(' ')
          .append(mm(label.y()))
          .append(")\">");
      var code = label.code();
      inside.append(
          "<path transform=\"translate(%s %s) scale(%s)\" d=\"%s\"/>"
              .formatted(
                  mm(layout.edge()),
                  mm(layout.codeY()),
                  Double.toString(layout.code() / 1000.0 / code.side()),
                  code.path()));
      text(layout.textX(), layout.edge() + layout.tagSize(), layout.tagSize(), label.tag(), true);
      int y = layout.aboutY() + layout.aboutSize();
      for (var line : label.lines()) {
        text(layout.textX(), y, layout.aboutSize(), line, false);
        y += Layout.line(layout.aboutSize());
      }
      var part = label.part();
      if (part != null)
        text(layout.textX(), layout.partY() + layout.aboutSize(), layout.aboutSize(), part, false);
      inside.append("</g>");
    }
    return this;
  }

  /** A tick at every millimetre, a longer one at five, a number at ten. */
  Picture rulers() {
    int wide = Math.min(geometry.width() / 1000 - 10, 100);
    int high = Math.min(geometry.height() / 1000 - 10, 100);
    var ticks = new StringBuilder();
    for (int at = 0; at <= wide; at++)
      ticks.append("M").append(5 + at).append(" 5v").append(length(at));
    for (int at = 0; at <= high; at++)
      ticks.append("M5 ").append(5 + at).append("h").append(length(at));
    inside
        .append("<path fill=\"none\" stroke=\"#000000\" stroke-width=\"0.15\" d=\"")
        .append(ticks)
        .append("\"/>");
    for (int at = 10; at <= wide; at += 10) text((5 + at) * 1000, 11_000, 2_200, "" + at, false);
    for (int at = 10; at <= high; at += 10) text(9_000, (6 + at) * 1000, 2_200, "" + at, false);
    return this;
  }

  private static int length(int at) {
    return at % 10 == 0 ? 4 : at % 5 == 0 ? 3 : 2;
  }

  String svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"whole\" viewBox=\"0 0 %s %s\">%s</svg>"
        .formatted(mm(geometry.width()), mm(geometry.height()), inside);
  }

  private void box(int x, int y, String fill) {
    inside.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"#84897f\" stroke-width=\"0.2\"/>"
            .formatted(mm(x), mm(y), mm(geometry.labelWidth()), mm(geometry.labelHeight()), fill));
  }

  private void text(int x, int baseline, int size, String text, boolean mono) {
    inside.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-family=\"%s\">%s</text>"
            .formatted(
                mm(x),
                mm(baseline),
                mm(size),
                mono ? "monospace" : "Sans, sans-serif",
                text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String mm(long micrometres) {
    return Geometry.mm(micrometres);
  }
}
