package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

class PhotoTest extends Bench {
  @Test
  void a_photograph_is_made_small_and_told_in_words() throws IOException {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/defects", "codes", "sc1").is(200);
    var noisy = png(noise(2000, 1500));
    upload(technician, tag, noisy, "裂纹从左上角延伸到中间", "" + defect(tag, "SCREEN_CRACKED"))
        .is(200)
        .says("is kept", "裂纹从左上角延伸到中间");
    var page = technician.get("/repair/" + tag.code()).is(200);
    assertThat(page.body()).contains("alt=\"裂纹从左上角延伸到中间\"");
    var path = "/repair/" + tag.code() + "/photos/" + photo(tag);
    var seen = technician.get(path).is(200);
    assertThat(seen.bytes().length).isLessThanOrEqualTo(Photograph.LARGEST);
    assertThat(seen.response().headers().firstValue("Content-Type")).contains("image/jpeg");
    var read = ImageIO.read(new ByteArrayInputStream(seen.bytes()));
    assertThat(Math.max(read.getWidth(), read.getHeight())).isLessThanOrEqualTo(1280);

    var other = onBench(DeviceKind.LAPTOP);
    technician.get("/repair/" + other.code() + "/photos/" + photo(tag)).is(404);
    visitor(Role.AUDITOR).get(path).is(200);
    visitor(Role.DONOR, donor).get(path).is(403);
    visitor(Role.SCHOOL, donor).get(path).is(403);
    assertThat(stranger().get(path).path()).startsWith("/sign-in");
  }

  @Test
  void no_more_than_twelve_are_kept_and_none_without_words() throws IOException {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    var small = png(new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB));
    upload(technician, tag, small, " ", "").is(422).says("Write what is to be seen");
    for (int i = 0; i < 12; i++) upload(technician, tag, small, "n " + i, "").is(200);
    upload(technician, tag, small, "n 13", "").is(422).says("has 12 photographs already");
    var other = onBench(DeviceKind.LAPTOP);
    technician.get("/repair/" + other.code());
    technician.post("/repair/" + other.code() + "/defects", "codes", "sc1").is(200);
    technician.get("/repair/" + tag.code());
    upload(technician, tag, small, "x", "" + defect(other, "SCREEN_CRACKED")).is(404);
  }

  @Test
  void what_is_no_picture_or_a_hostile_one_is_refused_in_words() throws IOException {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    for (var wrong :
        List.of(
            new byte[0],
            "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
            "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
      upload(technician, tag, wrong, "x", "").is(422).says("no picture that can be read here");
    var webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
    upload(technician, tag, webp, "x", "").is(422).says("damaged or cannot be read");
    upload(technician, tag, bomb(60_000, 60_000), "x", "").is(422).says("60,000 × 60,000");
    upload(technician, tag, bomb(9_000, 9_000), "x", "").is(422).says("than is unpacked here");
    var cut = png(noise(300, 300));
    upload(technician, tag, Arrays.copyOf(cut, 200), "x", "").is(422);
    upload(technician, tag, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, "x", "")
        .is(422)
        .says("damaged or cannot be read");
  }

  @Test
  void the_webp_of_a_browser_is_read() {
    // made by ImageMagick: a gradient of 64 by 40
    var webp =
        java.util.Base64.getDecoder()
            .decode(
                "UklGRngAAABXRUJQVlA4IGwAAADQBACdASpAACgAPu1ssVIppaSipXgLMTAdiWYA0xfje6Uv8AUO1q4fY1u5"
                    + "4tu5MAD+65vjHD827q7pZL//LZrj1G1efSTZlXAQiHmz7AdnfB3TMNXIsczTtiAF4AzRUD7OzhVBgUkR"
                    + "yMkAAAA=");
    var picture = Photograph.of(webp);
    assertThat(picture.width()).isEqualTo(64);
    assertThat(picture.height()).isEqualTo(40);
    assertThat(picture.jpeg()).startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void what_the_camera_wrote_into_it_is_gone_and_it_stands_upright() throws IOException {
    var lying = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 32; x++)
      for (int y = 0; y < 32; y++) lying.setRGB(x, y, Color.RED.getRGB());
    var picture = Photograph.of(withExif(jpeg(lying), 6));
    assertThat(picture.width()).isEqualTo(32);
    assertThat(picture.height()).isEqualTo(64);
    var read = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
    assertThat(new Color(read.getRGB(16, 8)).getRed()).as("left is above now").isGreaterThan(200);
    assertThat(new String(picture.jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif", "SECRET PLACE");
  }

  @Test
  void random_bytes_never_break_the_reader() throws IOException {
    var random = new Random(8);
    var good = withExif(jpeg(noise(80, 60)), 3);
    for (int i = 0; i < 300; i++) {
      var bytes = good.clone();
      for (int j = 0; j < 12; j++)
        bytes[3 + random.nextInt(bytes.length - 3)] = (byte) random.nextInt();
      try {
        assertThat(Photograph.of(bytes).jpeg().length).isLessThanOrEqualTo(Photograph.LARGEST);
      } catch (Refusal refused) {
        assertThat(refused.key()).startsWith("frame.refusal.photo-");
      }
    }
    assertThatThrownBy(() -> Photograph.of(new byte[] {1})).isInstanceOf(Refusal.class);
  }

  private static Seen upload(
      Visitor technician, Tag tag, byte[] bytes, String words, String defect) {
    return technician.upload(
        "/repair/" + tag.code() + "/photos",
        Map.of("words", words, "defect", defect),
        List.of(new Upload("file", "p.jpg", "image/jpeg", bytes)));
  }

  private long photo(Tag tag) {
    return jdbc.sql(
            "select photo from repair.photo join custody.devices using (device) where tag = ?")
        .param(tag.code())
        .query(Long.class)
        .single();
  }

  private static BufferedImage noise(int width, int height) {
    var random = new Random(1);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++)
      for (int y = 0; y < height; y++) picture.setRGB(x, y, random.nextInt());
    return picture;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", out);
    return out.toByteArray();
  }

  /** A PNG of a few bytes whose head promises many points. */
  private static byte[] bomb(int width, int height) throws IOException {
    var bytes = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    for (int i = 0; i < 4; i++) {
      bytes[16 + i] = (byte) (width >> 8 * (3 - i));
      bytes[20 + i] = (byte) (height >> 8 * (3 - i));
    }
    var sum = new CRC32();
    sum.update(bytes, 12, 17);
    for (int i = 0; i < 4; i++) bytes[29 + i] = (byte) (sum.getValue() >> 8 * (3 - i));
    return bytes;
  }

  private static byte[] withExif(byte[] jpeg, int orientation) {
    var exif = new ByteArrayOutputStream();
    exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    exif.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
    exif.writeBytes(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0});
    exif.writeBytes(new byte[] {0, 0, 0, 0});
    exif.writeBytes("SECRET PLACE 30.5728N".getBytes(StandardCharsets.ISO_8859_1));
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xFF);
    out.write(0xE1);
    out.write((exif.size() + 2) >> 8);
    out.write((exif.size() + 2) & 0xFF);
    out.writeBytes(exif.toByteArray());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
