package org.greenclassroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that nobody in this project wrote; read from beside the project, never copied in. */
public final class Fixtures {
  private Fixtures() {}

  /** The folder of this name; where it is absent the test is skipped and says so. */
  public static Path folder(String name) {
    var folder = Path.of(System.getProperty("fixtures", "../shared/fixtures")).resolve(name);
    assumeTrue(
        Files.isDirectory(folder), "skipped: the folder of real files is not here: " + folder);
    return folder;
  }

  public static Path file(String path) {
    var file = Path.of(path);
    return folder(String.valueOf(file.getParent())).resolve(file.getFileName());
  }
}
