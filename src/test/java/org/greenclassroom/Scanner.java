package org.greenclassroom;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the code of a paper as a telephone does: nearer and farther, until one look succeeds. */
public final class Scanner {
  private static final List<Integer> DOTS_PER_INCH = List.of(300, 200, 150, 240, 400);
  private static final List<Function<LuminanceSource, Binarizer>> EYES =
      List.of(GlobalHistogramBinarizer::new, HybridBinarizer::new);

  private Scanner() {}

  /** What the QR code of the last page says. */
  public static String scanned(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      for (int dots : DOTS_PER_INCH) {
        var page = renderer.renderImageWithDPI(document.getNumberOfPages() - 1, dots);
        for (var eye : EYES)
          try {
            return new QRCodeReader()
                .decode(
                    new BinaryBitmap(eye.apply(new BufferedImageLuminanceSource(page))),
                    Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
          } catch (ReaderException blurred) {
            continue;
          }
      }
    }
    throw new AssertionError("no look at the last page reads its code");
  }
}
