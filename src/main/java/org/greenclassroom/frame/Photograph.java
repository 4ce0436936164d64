package org.greenclassroom.frame;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.greenclassroom.kernel.Refusal;

/**
 * A photograph made small and harmless: decoded, turned upright, drawn anew and written as JPEG, so
 * that nothing of the file that came in is kept, neither the place nor the camera nor what hides in
 * it.
 *
 * <p>Its dimensions are read before any of it is unpacked: a bomb of few bytes and many pixels is
 * refused by its head.
 */
public record Photograph(byte[] jpeg, int width, int height) {
  /** No kept photograph has more bytes: it is looked at over slow lines. */
  public static final int LARGEST = 150 * 1024;

  private static final long MOST_PIXELS = 60_000_000;
  private static final int LONGEST_SIDE = 20_000;
  private static final int[] SIDES = {1280, 960, 640};
  private static final float[] QUALITIES = {0.82f, 0.7f, 0.55f, 0.4f};

  static {
    ImageIO.setUseCache(false);
  }

  /**
   * Reads JPEG, PNG and WebP, by their content.
   *
   * @throws Refusal for anything else, for what is broken, and for too many points
   */
  public static Photograph of(byte[] bytes) {
    return of(read(bytes));
  }

  /** Small, as JPEG. */
  public static Photograph of(BufferedImage upright) {
    for (int side : SIDES) {
      var small = drawn(upright, side);
      for (float quality : QUALITIES) {
        var jpeg = jpeg(small, quality);
        if (jpeg.length <= LARGEST)
          return new Photograph(jpeg, small.getWidth(), small.getHeight());
      }
    }
    throw new Refusal("frame.refusal.photo-unreadable");
  }

  /**
   * Upright and not larger than needed, with nothing of the file; refuses as {@link #of(byte[])}.
   */
  public static BufferedImage read(byte[] bytes) {
    var format = format(bytes);
    var readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) throw new Refusal("frame.refusal.photo-kind");
    ImageReader reader = readers.next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MOST_PIXELS || width > LONGEST_SIDE || height > LONGEST_SIDE)
        throw new Refusal("frame.refusal.photo-large", width, height);
      var param = reader.getDefaultReadParam();
      int every = (int) Math.max(1, Math.max(width, height) / (2L * SIDES[0]));
      param.setSourceSubsampling(every, every, 0, 0);
      return turned(reader.read(0, param), format.equals("jpeg") ? orientation(bytes) : 1);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new Refusal("frame.refusal.photo-unreadable");
    } catch (NegativeArraySizeException | IllegalStateException | NullPointerException broken) {
      throw new Refusal("frame.refusal.photo-unreadable");
    } finally {
      reader.dispose();
    }
  }

  private static String format(byte[] bytes) {
    if (begins(bytes, 0, 0xFF, 0xD8, 0xFF)) return "jpeg";
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) return "png";
    if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) return "webp";
    throw new Refusal("frame.refusal.photo-kind");
  }

  private static BufferedImage drawn(BufferedImage picture, int side) {
    double scale = Math.min(1.0, side / (double) Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = canvas.createGraphics();
    pen.setColor(Color.WHITE); // behind what was transparent
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return canvas;
  }

  private static byte[] jpeg(BufferedImage picture, float quality) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A camera held upright writes a picture that lies, and says so beside it. */
  private static BufferedImage turned(BufferedImage picture, int orientation) {
    int quarters =
        switch (orientation) {
          case 3 -> 2;
          case 6 -> 1;
          case 8 -> 3;
          default -> 0;
        };
    if (quarters == 0) return picture;
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean lies = quarters != 2;
    var canvas =
        new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
    var turn = new AffineTransform();
    turn.translate(canvas.getWidth() / 2.0, canvas.getHeight() / 2.0);
    turn.quadrantRotate(quarters);
    turn.translate(-width / 2.0, -height / 2.0);
    var pen = canvas.createGraphics();
    pen.drawImage(picture, turn, null);
    pen.dispose();
    return canvas;
  }

  /** The Exif tag 0x0112 of a JPEG; 1, upright, when there is none. */
  static int orientation(byte[] bytes) {
    int at = 2;
    while (at + 4 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int length = big(bytes, at + 2);
      if ((bytes[at + 1] & 0xFF) == 0xE1 && text(bytes, at + 4, "Exif")) {
        int exif = at + 10;
        boolean little = text(bytes, exif, "II");
        int entries = exif + number(bytes, exif + 4, 4, little);
        if (entries < exif || entries + 2 > bytes.length) return 1;
        int count = number(bytes, entries, 2, little);
        for (int i = 0; i < count; i++) {
          int entry = entries + 2 + 12 * i;
          if (entry + 12 > bytes.length) return 1;
          if (number(bytes, entry, 2, little) == 0x0112) return number(bytes, entry + 8, 2, little);
        }
        return 1;
      }
      if ((bytes[at + 1] & 0xFF) == 0xDA || length < 2) return 1;
      at += 2 + length;
    }
    return 1;
  }

  private static int big(byte[] bytes, int at) {
    return number(bytes, at, 2, false);
  }

  private static int number(byte[] bytes, int at, int size, boolean little) {
    int number = 0;
    for (int i = 0; i < size; i++) {
      int where = at + (little ? size - 1 - i : i);
      if (where < 0 || where >= bytes.length) return -1;
      number = number << 8 | bytes[where] & 0xFF;
    }
    return number;
  }

  private static boolean text(byte[] bytes, int at, String text) {
    var letters = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < letters.length; i++)
      if (at + i >= bytes.length || bytes[at + i] != letters[i]) return false;
    return true;
  }

  private static boolean begins(byte[] bytes, int from, int... first) {
    if (bytes.length < from + first.length) return false;
    for (int i = 0; i < first.length; i++) if ((bytes[from + i] & 0xFF) != first[i]) return false;
    return true;
  }
}
