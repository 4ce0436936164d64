package org.greenclassroom.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

class CodeTest {
  /** 21 modules are version 1, 25 are version 2. */
  @Test
  void an_address_of_21_characters_fits_into_the_smallest_qr_code() {
    var address = "HTTPS://X.CN/7K3M9QX2";
    assertThat(address).hasSize(21);
    assertThat(Code.qr(address).dark()).hasDimensions(21, 21);
    assertThat(Code.qr(address.toLowerCase()).dark().length).isGreaterThan(21);
    assertThat(Code.qr("HTTPS://GREEN.CN/7K3M9QX2").dark()).hasDimensions(21, 21);
    var longer = Code.qr("HTTPS://GREEN.ORG.CN/7K3M9QX2"); // 29 characters: what 2-Q holds
    assertThat(longer.dark()).hasDimensions(25, 25);
    assertThat(longer.level()).isEqualTo("Q");
  }

  @Test
  void a_data_matrix_of_a_bare_tag_is_smaller_still_and_reads_back() {
    var code = Code.dataMatrix("7K3M9QX2");
    assertThat(code.side()).isLessThanOrEqualTo(18);
    assertThat(Codes.read(drawn(code))).containsExactly("7K3M9QX2");
    assertThat(Codes.read(drawn(Code.qr("HTTPS://X.CN/7K3M9QX2"))))
        .containsExactly("HTTPS://X.CN/7K3M9QX2");
  }

  @Test
  void a_code_that_no_scanner_could_read_is_refused() {
    assertThat(Code.qr("HTTPS://X.CN/7K3M9QX2").fitting(8_000)).isNotNull();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Code.qr("HTTPS://A-LONG-NAME.EXAMPLE.ORG/7K3M9QX2").fitting(8_000))
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("labels.refusal.code-too-small"));
  }

  static BufferedImage drawn(Code code) {
    int scale = 6;
    var image =
        new BufferedImage(code.side() * scale, code.side() * scale, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    for (int y = 0; y < code.dark().length; y++)
      for (int x = 0; x < code.dark().length; x++)
        if (code.dark()[y][x])
          pen.fillRect((x + code.quiet()) * scale, (y + code.quiet()) * scale, scale, scale);
    return image;
  }
}
