package org.greenclassroom.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static byte[] png(int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }

  /** The same file, with other dimensions in its head: what follows is never unpacked. */
  private static byte[] sayingItIs(int width, int height, byte[] png) {
    var said = ByteBuffer.wrap(png.clone());
    said.putInt(16, width).putInt(20, height);
    var sum = new CRC32();
    sum.update(said.array(), 12, 17);
    return said.putInt(29, (int) sum.getValue()).array();
  }

  @Test
  void few_bytes_of_many_points_are_refused_by_their_head() throws IOException {
    assertThatThrownBy(() -> Picture.checked(sayingItIs(60_000, 40_000, png(8, 8))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("entities.refusal.picture-wide");
  }

  @Test
  void a_picture_is_taken_and_a_torn_one_is_not() throws IOException {
    assertThat(Picture.checked(png(300, 200)).mediaType()).isEqualTo("image/png");
    assertThatThrownBy(() -> Picture.checked(Arrays.copyOf(png(300, 200), 60)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("entities.refusal.picture");
  }
}
