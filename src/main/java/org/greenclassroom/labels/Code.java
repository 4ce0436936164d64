package org.greenclassroom.labels;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;

/**
 * A code as squares, dark or light.
 *
 * @param quiet how many squares around it must stay light
 * @param level how much of it may be scratched off: L, M, Q or H; a Data Matrix has its own
 */
record Code(boolean[][] dark, int quiet, String level) {
  /** Below a quarter of a millimetre a scanner at arm's length sees grey. */
  private static final int SMALLEST_MODULE = 250;

  private static final List<ErrorCorrectionLevel> STRONGEST_FIRST =
      List.of(
          ErrorCorrectionLevel.H,
          ErrorCorrectionLevel.Q,
          ErrorCorrectionLevel.M,
          ErrorCorrectionLevel.L);

  /** Which of the two: a QR code every telephone reads; a Data Matrix fits on the small ones. */
  enum Kind {
    QR,
    DATA_MATRIX
  }

  /**
   * The smallest QR code that holds this, as strong as it can be without growing: on a label larger
   * squares help more than redundancy.
   */
  static Code qr(String address) {
    try {
      int version = Encoder.encode(address, ErrorCorrectionLevel.L).getVersion().getVersionNumber();
      for (var level : STRONGEST_FIRST) {
        var code = Encoder.encode(address, level);
        if (code.getVersion().getVersionNumber() == version) return of(code);
      }
      throw new IllegalStateException(address);
    } catch (WriterException tooLong) {
      throw new Refusal("labels.refusal.address", address);
    }
  }

  /** ISO/IEC 16022: one square of quiet is enough. */
  static Code dataMatrix(String text) {
    var matrix =
        new DataMatrixWriter()
            .encode(
                text,
                BarcodeFormat.DATA_MATRIX,
                0,
                0,
                Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
    var dark = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < dark.length; y++)
      for (int x = 0; x < dark.length; x++) dark[y][x] = matrix.get(x, y);
    return new Code(dark, 1, "");
  }

  private static Code of(QRCode code) {
    var matrix = code.getMatrix();
    var dark = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < dark.length; y++)
      for (int x = 0; x < dark.length; x++) dark[y][x] = matrix.get(x, y) == 1;
    return new Code(dark, 4, String.valueOf(code.getECLevel()));
  }

  /** Squares from edge to edge, the quiet ones too. */
  public int side() {
    return dark.length + 2 * quiet;
  }

  /** Refuses to be printed so small that nobody could scan it. */
  Code fitting(int micrometres) {
    if (micrometres / side() < SMALLEST_MODULE)
      throw new Refusal(
          "labels.refusal.code-too-small",
          Geometry.mm(micrometres),
          Geometry.mm((long) side() * SMALLEST_MODULE));
    return this;
  }

  /** The dark squares as one path, runs of them as one rectangle each. */
  public String path() {
    var path = new StringBuilder();
    for (int y = 0; y < dark.length; y++)
      for (int x = 0; x < dark.length; x++) {
        int run = 0;
        while (x + run < dark.length && dark[y][x + run]) run++;
        if (run == 0) continue;
        path.append('M').append(x + quiet).append(' ').append(y + quiet);
        path.append('h').append(run).append("v1h-").append(run).append('z');
        x += run;
      }
    return path.toString();
  }
}
