package org.greenclassroom.labels;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** Reads a code as a scanner would. */
final class Codes {
  private Codes() {}

  /** What the picture's one code says; empty when none can be read. */
  static List<String> read(BufferedImage picture) {
    try {
      return List.of(
          new MultiFormatReader()
              .decode(
                  new BinaryBitmap(
                      new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(picture))),
                  Map.of(
                      DecodeHintType.POSSIBLE_FORMATS,
                      List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX),
                      DecodeHintType.TRY_HARDER,
                      true))
              .getText());
    } catch (ReaderException nothing) {
      return List.of();
    }
  }
}
