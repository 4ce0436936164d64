package org.greenclassroom.custody;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.greenclassroom.frame.KeyFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that seals checkpoints (Ed25519). It lies in a file beside the database, not in it, so
 * that whoever can rewrite the database still cannot seal. It is read whenever it is needed:
 * another program may have replaced it.
 */
@Component
class SealKey extends KeyFile {
  static final String NAME = "seal.key";

  SealKey(@Value("${greenclassroom.data-dir}") Path folder) {
    super(folder.resolve(NAME));
  }

  /** Two lines: the secret half and the public one. */
  @Override
  protected byte[] fresh() throws GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return (Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The public half. */
  @Override
  protected byte[] essence(byte[] content) {
    return Base64.getDecoder().decode(publicIn(content));
  }

  String sign(String text) {
    return sign(content(), text);
  }

  /** By the key that is to take over. */
  String signByNext(String text) {
    return sign(nextContent(), text);
  }

  String publicKey() {
    return publicIn(content());
  }

  String nextPublicKey() {
    return publicIn(nextContent());
  }

  /**
   * Whether this is that key's signature.
   *
   * @param key the public half in base64
   */
  static boolean signed(String key, String text, String sealed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(sealed));
    } catch (GeneralSecurityException | IllegalArgumentException notASeal) {
      return false;
    }
  }

  private String sign(byte[] content, String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines(content).getFirst()))));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException failure) {
      throw new IllegalStateException(
          "the key that seals the book cannot be read: " + this, failure);
    }
  }

  private String publicIn(byte[] content) {
    return lines(content).get(1);
  }

  private List<String> lines(byte[] content) {
    var lines = new String(content, StandardCharsets.US_ASCII).lines().map(String::strip).toList();
    if (lines.size() < 2)
      throw new IllegalStateException("the key that seals the book cannot be read: " + this);
    return lines;
  }
}
