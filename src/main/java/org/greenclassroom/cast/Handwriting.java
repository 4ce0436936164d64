package org.greenclassroom.cast;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Signatures of people who do not exist. */
final class Handwriting {
  private Handwriting() {}

  static byte[] png(int hand) {
    var random = new Random(hand);
    var image = new BufferedImage(320, 120, BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(29, 42, 38));
    pen.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var line = new Path2D.Double();
    double x = 20;
    line.moveTo(x, 70);
    while (x < 290) {
      double step = 12 + random.nextInt(22);
      line.curveTo(
          x + step / 3, 15 + random.nextInt(50),
          x + step / 2, 60 + random.nextInt(45),
          x + step, 50 + random.nextInt(30));
      x += step;
    }
    pen.draw(line);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
