package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.mock.web.MockPart;

class SignedTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2};

  private static MockHttpServletRequest form(String name, String drawn) {
    var request = new MockHttpServletRequest();
    request.setParameter("fromName", name);
    request.setParameter("fromDrawn", drawn);
    return request;
  }

  private static String dataUrl(byte[] bytes) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void a_drawing_with_a_name_is_a_signature() {
    var signed = Signed.from(form(" 李娜 ", dataUrl(PNG)), "from", "driver");
    assertThat(signed.name()).isEqualTo("李娜");
    assertThat(signed.image()).isEqualTo(PNG);
    assertThat(signed.mediaType()).isEqualTo("image/png");
  }

  @Test
  void a_scan_counts_as_well_and_is_known_by_its_content() {
    var request = new MockMultipartHttpServletRequest();
    request.setContentType("multipart/form-data");
    request.setParameter("fromName", "Li Na");
    request.addPart(new MockPart("fromScan", "photo.png", "%PDF-1.7".getBytes()));
    assertThat(Signed.from(request, "from", "driver").mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void what_is_missing_is_said() {
    refused("frame.refusal.signature", () -> Signed.from(form("", ""), "from", "driver"));
    refused("frame.refusal.signature", () -> Signed.from(form("Li Na", ""), "from", "driver"));
    refused(
        "frame.refusal.signature-name",
        () -> Signed.from(form("", dataUrl(PNG)), "from", "driver"));
    assertThat(Signed.ifAny(form("", ""), "from", "driver")).isNull();
  }

  @Test
  void what_is_no_picture_is_refused() {
    refused(
        "frame.refusal.signature-kind",
        () -> Signed.from(form("Li Na", dataUrl("<svg/>".getBytes())), "from", "driver"));
    refused(
        "frame.refusal.signature-kind",
        () -> Signed.from(form("Li Na", "data:image/png;base64,%%%"), "from", "driver"));
    refused(
        "frame.refusal.too-large",
        () -> Signed.from(form("Li Na", "x,".concat("A".repeat(1_500_000))), "from", "driver"));
  }

  private static void refused(String key, ThrowingCallable doing) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(doing)
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
  }
}
