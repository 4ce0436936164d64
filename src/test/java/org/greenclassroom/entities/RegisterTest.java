package org.greenclassroom.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that can exist, and pictures that only draw. */
class RegisterTest {
  /** Codes that stand in public registers: Huawei, Alibaba, Tencent. */
  @ParameterizedTest
  @ValueSource(strings = {"914403001922038216", "91330100799655058B", "9144030071526726XG"})
  void a_code_of_the_mainland_that_exists_is_taken(String code) {
    assertThat(Register.USCC.checked(" " + code.toLowerCase() + " ")).isEqualTo(code);
  }

  @Test
  void a_mistyped_code_is_noticed_wherever_the_slip_is() {
    var code = "91330100799655058B";
    for (int at = 0; at < 18; at++) {
      var slip = new StringBuilder(code);
      slip.setCharAt(at, code.charAt(at) == '7' ? '8' : '7');
      assertThatThrownBy(() -> Register.USCC.checked(slip.toString()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("uscc-check");
    }
    assertThatThrownBy(() -> Register.USCC.checked("9133010079965505IB"))
        .hasMessageContaining("uscc-sign");
    assertThatThrownBy(() -> Register.USCC.checked("1234")).hasMessageContaining("uscc-length");
  }

  @Test
  void the_other_registers_have_their_own_forms() {
    assertThat(Register.HK_BR.checked("12345678")).isEqualTo("12345678");
    assertThat(Register.HK_BR.checked("12345678-000-11-25-3")).endsWith("-3");
    assertThatThrownBy(() -> Register.HK_BR.checked("1234567")).isInstanceOf(Refusal.class);
    assertThat(Register.VN.checked("0100109106")).isEqualTo("0100109106"); // Viettel
    assertThatThrownBy(() -> Register.VN.checked("0100109107")).isInstanceOf(Refusal.class);
    assertThat(Register.OTHER.checked(" W9 123 ")).isEqualTo("W9 123");
    assertThat(Register.USCC.checked("")).isEmpty();
  }

  private static Picture svg(String inside) {
    return Picture.checked(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40mm\""
                + " height=\"40mm\">"
                + inside
                + "</svg>")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_drawing_that_only_draws_is_taken_and_made_to_fit() {
    var seal =
        svg(
            "<!-- made by hand --><metadata>x</metadata><circle cx=\"20\" cy=\"20\" r=\"18\" fill=\"none\""
                + " stroke=\"#c00\"/><text x=\"20\" y=\"22\">章</text>");
    assertThat(seal.mediaType()).isEqualTo("image/svg+xml");
    assertThat(new String(seal.bytes(), StandardCharsets.UTF_8))
        .contains("viewBox=\"0 0 40 40\"", "<circle", "章")
        .doesNotContain("metadata", "made by hand", "40mm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<circle r=\"1\" onclick=\"alert(1)\"/>",
        "<image xlink:href=\"http://example.org/x.png\"/>",
        "<use xlink:href=\"file:///etc/passwd#x\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<style>@import url(http://example.org)</style>",
        "<rect fill=\"url(http://example.org/#a)\"/>",
        "<rect fill=\"url(#a) url('//x')\"/>",
        "<animate attributeName=\"x\"/>",
        "<a href=\"javascript:alert(1)\"><rect/></a>"
      })
  void a_drawing_that_loads_or_runs_is_not(String inside) {
    assertThatThrownBy(() -> svg(inside)).isInstanceOf(Refusal.class);
  }

  @Test
  void what_is_no_picture_is_refused() {
    for (var bytes :
        new String[] {
          "hello",
          "<svg><circle r='1'/></svg>",
          "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
          "\u0089PNG\r\n"
        })
      assertThatThrownBy(() -> Picture.checked(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .as(bytes)
          .isInstanceOf(Refusal.class);
  }
}
