package org.greenclassroom.agents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * From one secret in a file beside the database, the key of every agent: HMAC-SHA256 of its random
 * name. No agent's key is stored anywhere, so that whoever reads the database, or a copy of it, can
 * sign nothing. Several machines share one file; without it, every agent must enrol again.
 */
@Component
class MasterKey {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;
  private final Path file;
  private volatile @Nullable SecretKeySpec known;

  MasterKey(@Value("${greenclassroom.data-dir}") Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve("agent-keys.secret");
  }

  /** The key of the agent with this name. */
  byte[] of(String name) {
    return hmac(secret(), ("agent " + name).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    return hmac(new SecretKeySpec(key, HMAC), text.getBytes(StandardCharsets.UTF_8));
  }

  private SecretKeySpec secret() {
    var read = known;
    return read == null ? read() : read;
  }

  private synchronized SecretKeySpec read() {
    try {
      if (!Files.exists(file)) make();
      var secret =
          new SecretKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()), HMAC);
      known = secret;
      return secret;
    } catch (IOException | IllegalArgumentException failure) {
      throw new IllegalStateException("the key of the agents cannot be read: " + file, failure);
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
            "agents",
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
}
