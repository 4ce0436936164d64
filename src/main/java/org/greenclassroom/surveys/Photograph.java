package org.greenclassroom.surveys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Refusal;

/**
 * A photograph drawn anew, small: where and by which telephone it was taken is not our business.
 * The page does the same before it sends; this is for whoever has no scripts, and for programs.
 */
final class Photograph {
  private static final int LARGEST_SIDE = 1_600;
  private static final long MOST_PIXELS = 60_000_000;

  private Photograph() {}

  /** As JPEG, at most 1600 pixels wide or high. The head is read before anything is unpacked. */
  static byte[] small(byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new Refusal("surveys.refusal.photo-kind");
      var reader = readers.next();
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS) throw new Refusal("surveys.refusal.photo-kind");
      var every = reader.getDefaultReadParam();
      int step = (int) Math.max(1, Math.max(width, height) / (2L * LARGEST_SIDE));
      every.setSourceSubsampling(step, step, 0, 0);
      var read = reader.read(0, every);
      reader.dispose();
      return jpeg(drawn(read));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Refusal("surveys.refusal.photo-kind");
    }
  }

  private static BufferedImage drawn(BufferedImage read) {
    double scale =
        Math.min(1.0, LARGEST_SIDE / (double) Math.max(read.getWidth(), read.getHeight()));
    int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
    var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = canvas.createGraphics();
    pen.setColor(java.awt.Color.WHITE); // behind what was transparent
    pen.fillRect(0, 0, width, height);
    pen.drawImage(read.getScaledInstance(width, height, java.awt.Image.SCALE_SMOOTH), 0, 0, null);
    pen.dispose();
    return canvas;
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", out);
    return out.toByteArray();
  }
}
