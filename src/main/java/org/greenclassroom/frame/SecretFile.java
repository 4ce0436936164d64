package org.greenclassroom.frame;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Thirty-two random bytes in a file beside the database, made when they are first needed, so that
 * whoever reads the database, or a copy of it, has nothing. Several machines share one file.
 */
public final class SecretFile {
  private static final int BYTES = 32;
  private final Path file;
  private volatile byte @Nullable [] known;

  /**
   * @param folder the data folder
   * @param name of the file, as it stands in the README
   */
  public SecretFile(Path folder, String name) {
    this.file = folder.toAbsolutePath().normalize().resolve(name);
  }

  public byte[] bytes() {
    var read = known;
    return read == null ? read() : read;
  }

  private synchronized byte[] read() {
    try {
      if (!Files.exists(file)) make();
      var text = Files.readString(file).strip();
      // the first of these files were written in hexadecimal
      var secret =
          text.length() == 2 * BYTES
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      known = secret;
      return secret;
    } catch (IOException | IllegalArgumentException failure) {
      throw new IllegalStateException("the secret cannot be read: " + file, failure);
    }
  }

  /** Written aside and then linked: whoever comes second finds the file of the first, whole. */
  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    var secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    var aside =
        Files.createTempFile(
            file.getParent(),
            "secret",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(aside, Base64.getEncoder().encodeToString(secret) + "\n");
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return;
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
