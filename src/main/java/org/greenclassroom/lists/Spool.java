package org.greenclassroom.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An uploaded list on disk while it is read; gone afterwards. */
public record Spool(Path path, String name, String sha256) implements AutoCloseable {
  /** Writes all that comes to disk, hashing it on the way. */
  public static Spool of(InputStream bytes, @Nullable String name) throws IOException {
    try {
      var path = Files.createTempFile("list", ".upload");
      var digest = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(bytes, digest)) {
        Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        Files.deleteIfExists(path);
        throw e;
      }
      return new Spool(
          path,
          name == null || name.isBlank() ? "list" : name.replaceAll(".*[/\\\\]", ""),
          HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
