package org.greenclassroom.frame;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * QR codes as SVG, one path, sharp at any size.
 *
 * <p>Error correction Q (a quarter may be scratched off a label). Capitals and digits alone pack
 * closer: {@code HTTPS://HOST/D/7K3M9QX2} scans from a smaller label than the same in small
 * letters.
 */
public final class Qr {
  /** ISO/IEC 18004 asks for a quiet zone of four modules. */
  private static final int QUIET = 4;

  private Qr() {}

  /** The code, with its own quiet zone, as an {@code svg} element without a size. */
  public static String svg(String text) {
    var matrix = encoded(text).getMatrix();
    int side = matrix.getWidth() + 2 * QUIET;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"QR\""
        + " shape-rendering=\"crispEdges\" viewBox=\"0 0 "
        + side
        + " "
        + side
        + "\"><path fill=\"#ffffff\" d=\"M0 0h"
        + side
        + "v"
        + side
        + "H0z\"/><path fill=\"#000000\" d=\""
        + path(matrix)
        + "\"/></svg>";
  }

  /**
   * Q, unless only L still fits into version 1 (21 modules): on a small label bigger modules help
   * more than redundancy.
   */
  private static QRCode encoded(String text) {
    try {
      var strong = encode(text, ErrorCorrectionLevel.Q);
      if (strong.getVersion().getVersionNumber() == 1) return strong;
      var light = encode(text, ErrorCorrectionLevel.L);
      return light.getVersion().getVersionNumber() == 1 ? light : strong;
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("does not fit into a QR code: " + text, tooLong);
    }
  }

  private static QRCode encode(String text, ErrorCorrectionLevel level) throws WriterException {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
        ? Encoder.encode(text, level)
        : Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
  }

  /** Runs of dark modules as one rectangle each. */
  private static String path(ByteMatrix matrix) {
    var path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++)
      for (int x = 0; x < matrix.getWidth(); x++) {
        int run = 0;
        while (x + run < matrix.getWidth() && matrix.get(x + run, y) == 1) run++;
        if (run == 0) continue;
        path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
        path.append('h').append(run).append("v1h-").append(run).append('z');
        x += run;
      }
    return path.toString();
  }
}
