package org.greenclassroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The generated pages of {@code docs/}: fresh, or written again with {@code make fresh}. */
public final class Paperwork {
  private Paperwork() {}

  public static void isFresh(String page, String text) throws IOException {
    var file = Path.of("docs", page);
    if (System.getProperty("fresh") != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("run make fresh").exists();
    assertThat(Files.readString(file))
        .as("docs/" + page + " is stale: run make fresh")
        .isEqualTo(text);
  }
}
