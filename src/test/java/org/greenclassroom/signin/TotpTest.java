package org.greenclassroom.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void it_makes_the_codes_of_the_standard() {
    // RFC 6238, appendix B; the last six of its eight digits
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(59)))).isEqualTo("287082");
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(1111111109)))).isEqualTo("081804");
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(1111111111)))).isEqualTo("050471");
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(1234567890)))).isEqualTo("005924");
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(20000000000L))))
        .isEqualTo("353130");
  }

  @Test
  void a_clock_may_be_one_step_wrong_and_no_more() {
    var now = Instant.ofEpochSecond(1111111111);
    long step = Totp.step(now);
    for (long each = step - 1; each <= step + 1; each++)
      assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, each), now)).hasValue(each);
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, "050 471", now)).as("as apps show it").hasValue(step);
    assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
  }

  @Test
  void a_secret_is_typed_in_the_letters_of_the_standard() {
    // RFC 4648, section 10, without its padding
    assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    assertThat(Totp.base32("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
    assertThat(Totp.address(SECRET, "a@b", "Green Classroom"))
        .isEqualTo(
            "otpauth://totp/Green%20Classroom:a%40b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Green%20Classroom");
  }
}
