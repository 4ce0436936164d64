package org.greenclassroom.tickets;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Refusal;

/** A photograph drawn anew, so that no place and no camera is kept; in 1600 pixels at most. */
final class Pictures {
  private static final int LARGEST_SIDE = 12_000;
  private static final int SIDE = 1_600;

  private Pictures() {}

  static byte[] plain(byte[] photo) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      var readers = in == null ? null : ImageIO.getImageReaders(in);
      if (readers == null || !readers.hasNext()) throw new Refusal("tickets.refusal.photo-kind");
      var reader = readers.next();
      reader.setInput(in, true, true);
      // a bomb of few bytes and many pixels is refused by its head
      if (reader.getWidth(0) > LARGEST_SIDE || reader.getHeight(0) > LARGEST_SIDE)
        throw new Refusal("tickets.refusal.photo-kind");
      var image = reader.read(0);
      double scale = Math.min(1.0, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
      int width = Math.max(1, (int) (image.getWidth() * scale));
      int height = Math.max(1, (int) (image.getHeight() * scale));
      var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      plain.createGraphics().drawImage(image, 0, 0, width, height, Color.WHITE, null);
      var out = new ByteArrayOutputStream();
      ImageIO.write(plain, "jpeg", out);
      return out.toByteArray();
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Refusal refusal) throw refusal;
      throw new Refusal("tickets.refusal.photo-kind");
    }
  }
}
