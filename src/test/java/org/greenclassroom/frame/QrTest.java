package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"7K3M9QX2", "HTTPS://EXAMPLE.ORG/D/7K3M9QX2", "https://example.org/x?y=1", "希望小学"})
  void what_is_drawn_is_read_back(String text) throws ReaderException {
    assertThat(read(Qr.svg(text))).isEqualTo(text);
  }

  /** Paints the rectangles of the path, eight pixels a module, and reads the picture. */
  private static String read(String svg) throws ReaderException {
    var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
    assertThat(box.find()).isTrue();
    int side = Integer.parseInt(box.group(1)) * 8;
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setColor(Color.BLACK);
    var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-").matcher(svg);
    while (run.find())
      pen.fillRect(number(run.group(1)), number(run.group(2)), number(run.group(3)), 8);
    var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
    return new QRCodeReader().decode(bitmap).getText();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits) * 8;
  }
}
