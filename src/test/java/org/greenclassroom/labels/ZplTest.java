package org.greenclassroom.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Glyphs;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZplTest {
  private static final Glyphs GLYPHS = new Glyphs();
  private static final Tag TAG = Tag.parse(valid());
  private static final String ADDRESS = "HTTPS://X.CN/" + TAG.code();

  /** A tag whose check character holds. */
  private static String valid() {
    for (char last : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray())
      if (Tag.looksLikeOne("7K3M9QX" + last)) return "7K3M9QX" + last;
    throw new AssertionError();
  }

  private static Layout layout(int width, int height) {
    return Layout.of(new Geometry(width, height, 0, 0, width, height, 0, 0, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 300, 600})
  void a_label_says_its_size_its_code_in_whole_dots_and_its_words_as_a_picture(int dots) {
    var label = new Label(TAG, "笔记本电脑 联想 ThinkPad T480", Label.Part.INSIDE);
    var zpl = new Zpl(GLYPHS, layout(58_000, 27_000), dots);
    var code = Code.qr(ADDRESS);
    var text = zpl.label(label, code, ADDRESS, "机内", 2);
    assertThat(text)
        .startsWith(
            "^XA\n^CI28\n^PW"
                + Math.round(58 * dots / 25.4)
                + "\n^LL"
                + Math.round(27 * dots / 25.4))
        .contains("A," + ADDRESS + "^FS", "^PQ2\n")
        .endsWith("^XZ\n");
    var command = Pattern.compile("\\^FO(\\d+),(\\d+)\\^BQN,2,(\\d+)\\^FD([LMQH])A,").matcher(text);
    assertThat(command.find()).isTrue();
    int module = Integer.parseInt(command.group(3));
    assertThat(command.group(4)).isEqualTo(code.level());
    assertThat(module * 25.4 / dots).isGreaterThanOrEqualTo(0.25);
    int right = Integer.parseInt(command.group(1)) + module * (code.side() - code.quiet());
    var words = Pattern.compile("\\^FO(\\d+),\\d+\\^GFA").matcher(text);
    assertThat(words.find()).isTrue();
    assertThat(right).isLessThanOrEqualTo(Integer.parseInt(words.group(1)));
    var sent = picture(text);
    var drawn = zpl.words(label, "机内");
    assertThat(sent.getHeight()).isEqualTo(drawn.getHeight());
    int dark = 0;
    for (int y = 0; y < drawn.getHeight(); y++)
      for (int x = 0; x < drawn.getWidth(); x++) {
        assertThat(sent.getRGB(x, y)).as(x + "," + y).isEqualTo(drawn.getRGB(x, y));
        if ((drawn.getRGB(x, y) & 0xFF) == 0) dark++;
      }
    assertThat(dark).isGreaterThan(drawn.getWidth() * drawn.getHeight() / 50);
    // the words are Chinese: without them the picture is another one
    var latin = new Label(TAG, "ThinkPad T480", Label.Part.INSIDE);
    assertThat(zpl.label(latin, code, ADDRESS, "机内", 2)).isNotEqualTo(text);
  }

  @Test
  void a_small_label_wears_a_data_matrix() {
    var zpl = new Zpl(GLYPHS, layout(38_000, 10_000), 203);
    assertThat(
            zpl.label(new Label(TAG, "", null), Code.dataMatrix(TAG.code()), TAG.code(), null, 1))
        .containsPattern("\\^BXN,\\d+,200\\^FD" + TAG.code() + "\\^FS");
  }

  @Test
  void what_does_not_fit_is_refused() {
    var zpl = new Zpl(GLYPHS, layout(30_000, 8_500), 203);
    var address = "HTTPS://A-LONG-NAME.EXAMPLE.ORG/" + TAG.code();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> zpl.label(new Label(TAG, "", null), Code.qr(address), address, null, 1))
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("labels.refusal.code-too-small"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() ->
            new Zpl(GLYPHS, layout(58_000, 27_000), 203)
                .label(new Label(TAG, "𠮷", null), Code.qr(ADDRESS), ADDRESS, null, 1))
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("frame.refusal.glyph"));
  }

  /** Decodes what was sent, as the printer does. */
  private static BufferedImage picture(String zpl) {
    var sent = Pattern.compile("\\^GFA,(\\d+),(\\d+),(\\d+),([0-9A-F]+)\\^FS").matcher(zpl);
    assertThat(sent.find()).isTrue();
    var bytes = HexFormat.of().parseHex(sent.group(4));
    assertThat(bytes).hasSize(Integer.parseInt(sent.group(1)));
    assertThat(sent.group(2)).isEqualTo(sent.group(1));
    int across = Integer.parseInt(sent.group(3));
    var image =
        new BufferedImage(across * 8, bytes.length / across, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < image.getHeight(); y++)
      for (int x = 0; x < image.getWidth(); x++)
        image.setRGB(
            x, y, (bytes[y * across + x / 8] >> (7 - x % 8) & 1) == 1 ? 0xFF000000 : 0xFFFFFFFF);
    return image;
  }
}
