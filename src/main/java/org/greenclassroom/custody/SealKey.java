package org.greenclassroom.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that seals checkpoints (Ed25519). It lies in a file beside the database, not in it, so
 * that whoever can rewrite the database still cannot seal. Several machines share one file.
 */
@Component
class SealKey {
  private final Path file;

  SealKey(@Value("${greenclassroom.data-dir}") Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve("seal.key");
  }

  private record Pair(PrivateKey secret, PublicKey open) {}

  String sign(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair().secret());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Checks against our own key only: a seal by any other key is no seal. */
  boolean signed(String text, String sealed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(pair().open());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(sealed));
    } catch (GeneralSecurityException | IllegalArgumentException notASeal) {
      return false;
    }
  }

  String publicKey() {
    return Base64.getEncoder().encodeToString(pair().open().getEncoded());
  }

  private synchronized Pair pair() {
    try {
      if (!Files.exists(file)) make();
      var lines = Files.readAllLines(file);
      var keys = KeyFactory.getInstance("Ed25519");
      return new Pair(
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(
          "the key that seals the book cannot be read: " + file, failure);
    }
  }

  private void make() throws IOException, GeneralSecurityException {
    Files.createDirectories(file.getParent());
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n");
  }
}
