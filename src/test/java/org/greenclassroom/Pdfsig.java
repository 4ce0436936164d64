package org.greenclassroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Poppler's own look at our signatures: another program than the one that made them. */
public final class Pdfsig {
  private static final Path PROGRAM = Path.of("/usr/bin/pdfsig");

  private Pdfsig() {}

  /**
   * Each file is signed once, as a whole, and was not changed since. Where the program is missing
   * the rest of the test is skipped: ask this last.
   *
   * @param papers by what they are
   */
  public static void sees(Map<String, byte[]> papers) throws IOException {
    assumeTrue(Files.isExecutable(PROGRAM), "no pdfsig here: apt-get install poppler-utils");
    for (var paper : papers.entrySet()) {
      var file = Files.createTempFile("paper", ".pdf");
      try {
        Files.write(file, paper.getValue());
        var looking =
            new ProcessBuilder(PROGRAM.toString(), "-nocert", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(looking.getInputStream().readAllBytes());
        assertThat(said)
            .as(paper.getKey())
            .contains("Signature #1", "Signature is Valid", "Total document signed")
            .doesNotContain("Signature #2", "Signature is Invalid");
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }
}
