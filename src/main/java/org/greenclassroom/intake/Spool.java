package org.greenclassroom.intake;

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
import org.greenclassroom.kernel.Refusal;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded list on disk while it is read; gone afterwards. */
record Spool(Path path, String name, String sha256) implements AutoCloseable {
  static Spool of(MultipartFile file) {
    if (file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty()))
      throw new Refusal("intake.refusal.no-file");
    try {
      var path = Files.createTempFile("list", ".upload");
      var digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
        Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        Files.deleteIfExists(path);
        throw e;
      }
      var name = file.getOriginalFilename();
      return new Spool(
          path,
          name == null || name.isBlank() ? "list" : name.replaceAll(".*[/\\\\]", ""),
          HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
