package org.greenclassroom.visits;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Refusal;

/**
 * The bytes of a photograph: small, without what the camera wrote into it, and with a fingerprint
 * of what it looks like.
 *
 * @param jpeg as it is kept
 * @param dhash 64 bits, each whether a spot is brighter than its right neighbour (Krawetz, “Kind of
 *     Like That”, 2013); a photograph that was made smaller or saved again keeps nearly all of
 *     them. 0: nothing to tell it by
 */
record Picture(byte[] jpeg, long dhash) {
  private static final int LARGEST_SIDE = 1_600;
  private static final long MOST_PIXELS = 60_000_000;
  private static final int ACROSS = 9;
  private static final int DOWN = 8;

  /**
   * Drawn anew only where it must be: the browser has done so already, and its hash is promised.
   */
  static Picture of(byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(Objects.requireNonNull(in));
      if (!readers.hasNext()) throw new Refusal("visits.refusal.photo-kind");
      var reader = readers.next();
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      // a bomb of few bytes and many pixels is refused by its head
      if (width * height > MOST_PIXELS) throw new Refusal("visits.refusal.photo-kind");
      var every = reader.getDefaultReadParam();
      int step = (int) Math.max(1, Math.max(width, height) / (2L * LARGEST_SIDE));
      every.setSourceSubsampling(step, step, 0, 0);
      var read = reader.read(0, every);
      boolean plain =
          reader.getFormatName().equalsIgnoreCase("jpeg")
              && Math.max(width, height) <= LARGEST_SIDE
              && !tells(bytes);
      reader.dispose();
      return new Picture(plain ? bytes : jpeg(read), dhash(read));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Refusal("visits.refusal.photo-kind");
    }
  }

  /** Whether the camera wrote something into it: Exif, XMP or a maker's note (APP1 to APP15). */
  static boolean tells(byte[] jpeg) {
    int at = 2;
    while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      if (marker == 0xda) return false;
      int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
      if (marker >= 0xe1 && marker <= 0xef) {
        var head =
            new String(
                Arrays.copyOfRange(jpeg, at + 4, Math.min(jpeg.length, at + 16)),
                StandardCharsets.ISO_8859_1);
        if (!head.startsWith("ICC_PROFILE") && !head.startsWith("Adobe")) return true;
      }
      at += 2 + length;
    }
    return false;
  }

  static long dhash(BufferedImage image) {
    var small = new BufferedImage(ACROSS, DOWN, BufferedImage.TYPE_BYTE_GRAY);
    var pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    // first by averages, or a sharp picture would be told by single pixels
    pen.drawImage(
        image.getScaledInstance(ACROSS, DOWN, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    long hash = 0;
    for (int y = 0; y < DOWN; y++)
      for (int x = 0; x < ACROSS - 1; x++) {
        int here = small.getRaster().getSample(x, y, 0);
        int right = small.getRaster().getSample(x + 1, y, 0);
        hash = hash << 1 | (here > right ? 1 : 0);
      }
    return hash;
  }

  private static byte[] jpeg(BufferedImage read) throws IOException {
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
    var out = new ByteArrayOutputStream();
    ImageIO.write(canvas, "jpeg", out);
    return out.toByteArray();
  }
}
