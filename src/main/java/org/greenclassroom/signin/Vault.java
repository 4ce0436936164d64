package org.greenclassroom.signin;

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
 * Seals what must be read again (AES-256-GCM) by a key in a file beside the database, so that a
 * copy of the database makes no codes. Several machines share one file; without it everybody sets
 * up anew.
 */
@Component
class Vault {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Path file;
  private volatile @Nullable SecretKeySpec known;

  Vault(@Value("${greenclassroom.data-dir}") Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve("second-factor.secret");
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  byte[] random(int bytes) {
    var made = new byte[bytes];
    random.nextBytes(made);
    return made;
  }

  /**
   * @param about whose it is: sealed for one account it opens for no other
   */
  byte[] seal(byte[] secret, long about) {
    var nonce = random(NONCE);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, about);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  byte[] open(byte[] sealed, long about) {
    var in = ByteBuffer.wrap(sealed);
    var nonce = new byte[NONCE];
    var rest = new byte[sealed.length - NONCE];
    in.get(nonce).get(rest);
    return run(Cipher.DECRYPT_MODE, nonce, rest, about);
  }

  private byte[] run(int mode, byte[] nonce, byte[] text, long about) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(about).array());
      return cipher.doFinal(text);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("sealed by another key than " + file, failure);
    }
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
      throw new IllegalStateException("the key of second factors cannot be read: " + file, failure);
    }
  }

  /** Written aside and then linked: whoever comes second finds the file of the first, whole. */
  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    var aside =
        Files.createTempFile(
            file.getParent(),
            "second-factor",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(aside, Base64.getEncoder().encodeToString(random(32)) + "\n");
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return;
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
