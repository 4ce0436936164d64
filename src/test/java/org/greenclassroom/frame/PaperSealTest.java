package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperSealTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T16:00:00Z"), ZoneOffset.UTC);
  private static byte[] letter;

  @TempDir Path folder;

  @BeforeAll
  static void print() throws IOException {
    letter = PaperTest.letter();
  }

  private PaperSeal seal(String organisation) {
    var key = new PaperKey(folder, "", "", organisation, CLOCK);
    key.make();
    return new PaperSeal(key, CLOCK, "");
  }

  @Test
  void a_signed_paper_is_still_fit_for_the_archive_and_its_signature_holds() {
    Archive.takes(letter);
    var signed = seal("绿色教室").sign(letter, "擦除证明");
    Archive.takes(signed);
    var signatures = Signatures.of(signed);
    assertThat(signatures)
        .singleElement()
        .satisfies(signature -> {
          assertThat(signature.intact()).isTrue();
          assertThat(signature.whole()).isTrue();
          assertThat(signature.pades()).isTrue();
          assertThat(signature.name()).isEqualTo("绿色教室");
          assertThat(signature.reason()).isEqualTo("擦除证明");
          assertThat(signature.certificate().getKeyUsage()[1]).isTrue();
          assertThat(signature.certificate().getNotAfter().toInstant())
              .isAfter(CLOCK.instant().plus(3650, ChronoUnit.DAYS));
        });
    assertThat(signed).startsWith(letter); // appended: nothing that was printed has changed
  }

  @Test
  void one_changed_byte_is_detected() {
    var signed = seal("Green Classroom").sign(letter, "Wiping certificate");
    var range = Signatures.of(signed).getFirst().range();
    for (int at : new int[] {letter.length / 2, range[2] + range[3] - 8}) {
      var altered = signed.clone();
      altered[at] ^= 1;
      boolean intact;
      try {
        intact = Signatures.of(altered).stream().allMatch(s -> s.intact() && s.whole());
      } catch (AssertionError unreadable) {
        intact = false;
      }
      assertThat(intact).as("byte " + at).isFalse();
    }
  }

  @Test
  void a_paper_is_signed_twice_and_both_signatures_hold() {
    var once = seal("Green Classroom").sign(letter, "first");
    var twice = seal("Green Classroom").sign(once, "second");
    assertThat(Signatures.of(twice)).hasSize(2).allSatisfy(s -> assertThat(s.intact()).isTrue());
    Archive.takes(twice);
  }

  @Test
  void the_key_is_made_once_and_only_we_may_read_it() throws IOException {
    var first = seal("Green Classroom").sign(letter, "a");
    var second = seal("Another name").sign(letter, "b");
    assertThat(Signatures.of(second).getFirst().certificate())
        .isEqualTo(Signatures.of(first).getFirst().certificate());
    var file = folder.resolve("paper-seal.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void a_certificate_of_ones_own_takes_its_place() throws IOException {
    var authority = Files.createDirectory(folder.resolve("authority"));
    new PaperKey(authority, "", "secret", "注册机构 CA", CLOCK).make();
    var own = authority.resolve("paper-seal.p12").toString();
    var key = new PaperKey(folder, own, "secret", "Green Classroom", CLOCK);
    var signed = new PaperSeal(key, CLOCK, "").sign(letter, "c");
    assertThat(Signatures.of(signed).getFirst().name()).isEqualTo("注册机构 CA");
    assertThat(folder.resolve("paper-seal.p12")).doesNotExist();
  }

  @Test
  void poppler_agrees() throws Exception {
    var signed = Files.write(Path.of("target", "signed.pdf"), seal("绿色教室").sign(letter, "证明"));
    Process pdfsig;
    try {
      pdfsig = new ProcessBuilder("pdfsig", signed.toString()).redirectErrorStream(true).start();
    } catch (IOException notHere) {
      Assumptions.abort("pdfsig (poppler-utils) is not installed: no second opinion");
      return;
    }
    var said = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(pdfsig.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said.toLowerCase(Locale.ROOT))
        .contains("signature is valid", "etsi.cades.detached", "total document signed");
  }
}
