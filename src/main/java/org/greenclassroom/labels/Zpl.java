package org.greenclassroom.labels;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.HexFormat;
import org.greenclassroom.frame.Glyphs;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Labels in the language of thermal printers (ZPL II). The code is drawn by the printer, in whole
 * dots; words are sent as a picture, because hardly any printer holds a Chinese font.
 */
final class Zpl {
  /** What older printers can magnify a QR code to. */
  private static final int LARGEST_MODULE = 10;

  private static final double MICROMETRES = 25_400;

  private final Glyphs glyphs;
  private final Layout layout;
  private final int dots;

  /** For labels of this layout, on a printer of so many dots an inch. */
  Zpl(Glyphs glyphs, Layout layout, int dots) {
    this.glyphs = glyphs;
    this.layout = layout;
    this.dots = dots;
  }

  String label(Label label, Code code, String says, @Nullable String part, int copies) {
    int module = Math.min(LARGEST_MODULE, dots(layout.code()) / code.side());
    if (module * MICROMETRES / dots < 250)
      throw new Refusal(
          "labels.refusal.code-too-small",
          Geometry.mm(layout.code()),
          Geometry.mm(
              (long)
                  Math.ceil(
                      code.side() * Math.ceil(250 * dots / MICROMETRES) * MICROMETRES / dots)));
    int x = dots(layout.edge()) + code.quiet() * module;
    int y = dots(layout.codeY()) + code.quiet() * module;
    var zpl = new StringBuilder("^XA\n^CI28\n");
    zpl.append("^PW").append(dots(layout.width())).append('\n');
    zpl.append("^LL").append(dots(layout.height())).append('\n');
    zpl.append("^LH0,0\n");
    zpl.append("^FO").append(x).append(',').append(y);
    if (code.level().isEmpty()) zpl.append("^BXN,").append(module).append(",200^FD").append(says);
    else
      zpl.append("^BQN,2,")
          .append(module)
          .append("^FD")
          .append(code.level())
          .append("A,")
          .append(says);
    zpl.append("^FS\n");
    zpl.append("^FO").append(dots(layout.textX())).append(',').append(dots(layout.edge()));
    zpl.append(picture(words(label, part))).append("^FS\n");
    zpl.append("^PQ").append(copies).append("\n^XZ\n");
    return zpl.toString();
  }

  /** All the words of a label, dark on light, one pixel for a dot. */
  BufferedImage words(Label label, @Nullable String part) {
    int width = dots(layout.textWidth());
    int height = dots(layout.height() - 2 * layout.edge());
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double tag = perInch(layout.tagSize());
    var printed = label.tag().printed();
    double wide = glyphs.width(printed, tag);
    if (wide > width) tag *= width / wide;
    draw(pen, printed, tag, perInch(layout.tagSize()));
    double y = perInch(layout.aboutY() - layout.edge() + layout.aboutSize());
    double about = perInch(layout.aboutSize());
    int most = layout.aboutLines(part != null);
    for (var line : glyphs.lines(label.about(), about, width, most)) {
      draw(pen, line, about, y);
      y += perInch(Layout.line(layout.aboutSize()));
    }
    if (part != null)
      draw(pen, part, about, perInch(layout.partY() - layout.edge() + layout.aboutSize()));
    pen.dispose();
    return image;
  }

  private void draw(java.awt.Graphics2D pen, String text, double size, double baseline) {
    pen.fill(
        AffineTransform.getTranslateInstance(0, baseline)
            .createTransformedShape(glyphs.outline(text, size)));
  }

  /** {@code ^GFA}: bytes of eight dots, a set bit is a dark dot. */
  private static String picture(BufferedImage image) {
    int across = (image.getWidth() + 7) / 8;
    var bytes = new byte[across * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++)
      for (int x = 0; x < image.getWidth(); x++)
        if ((image.getRGB(x, y) & 0xFFFFFF) == 0)
          bytes[y * across + x / 8] |= (byte) (0x80 >> x % 8);
    return "^GFA,%d,%d,%d,%s"
        .formatted(
            bytes.length, bytes.length, across, HexFormat.of().withUpperCase().formatHex(bytes));
  }

  private int dots(int micrometres) {
    return (int) Math.round(perInch(micrometres));
  }

  private double perInch(int micrometres) {
    return micrometres * dots / MICROMETRES;
  }
}
