package org.greenclassroom.visits;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;

/**
 * The bytes of a photograph: small, without what the camera wrote into it, and with a fingerprint
 * of what it looks like.
 *
 * @param jpeg as it is kept
 * @param dhash 64 bits, each whether a spot is brighter than its right neighbour (Krawetz, “Kind of
 *     Like That”, 2013); a photograph that was made smaller or saved again keeps nearly all of
 *     them. 0: nothing to tell it by
 * @param blank it shows one shade all over
 */
record Picture(byte[] jpeg, long dhash, boolean blank) {
  /** What a browser of ours sends is smaller. */
  private static final int LARGEST_SIDE = 1_600;

  /** As in frame/pages/shrink.js. */
  private static final int SPOTS = 24;

  private static final int SAME = 16;
  private static final int POINTS = 8;

  private static final int ACROSS = 9;
  private static final int DOWN = 8;

  /**
   * Drawn anew only where it must be: the browser has done so already, and its hash is promised.
   */
  static Picture of(byte[] bytes) {
    var read = Photograph.read(bytes);
    boolean plain =
        Files.typeOf(bytes).equals("image/jpeg")
            && Math.max(read.getWidth(), read.getHeight()) <= LARGEST_SIDE
            && !tells(bytes);
    return new Picture(plain ? bytes : Photograph.of(read).jpeg(), dhash(read), blank(read));
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

  /**
   * One shade all over: a lens that was covered, or a telephone that draws large pictures white.
   */
  static boolean blank(BufferedImage image) {
    var least = new int[] {255, 255, 255};
    var most = new int[3];
    for (int down = 0; down < SPOTS; down++)
      for (int across = 0; across < SPOTS; across++) {
        var spot = spot(image, across, down);
        for (int shade = 0; shade < 3; shade++) {
          least[shade] = Math.min(least[shade], spot[shade]);
          most[shade] = Math.max(most[shade], spot[shade]);
          if (most[shade] - least[shade] > SAME) return false;
        }
      }
    return true;
  }

  /** The mean colour of a spot, of some points of it. */
  private static int[] spot(BufferedImage image, int across, int down) {
    var sum = new int[3];
    for (int i = 0; i < POINTS * POINTS; i++) {
      long x = (long) image.getWidth() * (across * POINTS + i % POINTS) / (SPOTS * POINTS);
      long y = (long) image.getHeight() * (down * POINTS + i / POINTS) / (SPOTS * POINTS);
      int rgb = image.getRGB((int) x, (int) y);
      sum[0] += rgb >> 16 & 255;
      sum[1] += rgb >> 8 & 255;
      sum[2] += rgb & 255;
    }
    for (int shade = 0; shade < 3; shade++) sum[shade] /= POINTS * POINTS;
    return sum;
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
}
