package org.greenclassroom.story;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Papers that somebody laid on a scanner. */
public final class Scans {
  private Scans() {}

  /** A PNG with a scribble, another for each name. */
  public static byte[] signature(String name) {
    var image = new BufferedImage(240, 80, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 240, 80);
    pen.setColor(Color.BLACK);
    pen.setStroke(new BasicStroke(2));
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var hand = new Random(name.hashCode());
    var line = new Path2D.Double();
    line.moveTo(15, 45);
    for (int x = 35; x < 230; x += 25)
      line.quadTo(x - 12, hand.nextInt(75), x, 25 + hand.nextInt(30));
    pen.draw(line);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
