package org.greenclassroom.hooks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Locks the secrets of hooks with one key in a file beside the database, so that whoever reads the
 * database, or a copy of it, can sign nothing in our name (AES-256-GCM). Several machines share one
 * file; without it, every hook must be made anew.
 */
@Component
class Lock {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Path file;
  private volatile @Nullable SecretKeySpec known;

  Lock(@Value("${greenclassroom.data-dir}") Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve("hooks.secret");
  }

  /** What is written down instead of the secret: a nonce, and the secret locked. */
  byte[] locked(byte[] secret) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
      var locked = cipher.doFinal(secret);
      return ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The secret again. One of an earlier release lies there as it is, until the night. */
  byte[] opened(byte[] written) {
    if (written.length == Secret.BYTES) return written;
    var parts = ByteBuffer.wrap(written);
    var nonce = new byte[NONCE];
    var locked = new byte[written.length - NONCE];
    parts.get(nonce).get(locked);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(locked);
    } catch (GeneralSecurityException otherKey) {
      throw new IllegalStateException("locked with another key than that in " + file, otherKey);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private SecretKeySpec key() {
    var read = known;
    return read == null ? read() : read;
  }

  private synchronized SecretKeySpec read() {
    try {
      if (!Files.exists(file)) make();
      var key =
          new SecretKeySpec(Base64.getDecoder().decode(Files.readString(file).strip()), "AES");
      known = key;
      return key;
    } catch (IOException | IllegalArgumentException failure) {
      throw new IllegalStateException("the key of the hooks cannot be read: " + file, failure);
    }
  }

  /** Written aside and then linked: whoever comes second finds the file of the first, whole. */
  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    var fresh = new byte[KEY];
    random.nextBytes(fresh);
    var aside =
        Files.createTempFile(
            file.getParent(),
            "hooks",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(aside, Base64.getEncoder().encodeToString(fresh) + "\n");
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return;
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
