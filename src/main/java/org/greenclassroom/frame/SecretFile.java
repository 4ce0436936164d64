package org.greenclassroom.frame;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Thirty-two random bytes, read once. */
public final class SecretFile extends KeyFile {
  private static final int BYTES = 32;
  private volatile byte @Nullable [] known;

  /**
   * @param folder the data folder
   * @param name of the file, as it stands in the README
   */
  public SecretFile(Path folder, String name) {
    super(folder.resolve(name));
  }

  public byte[] bytes() {
    var read = known;
    if (read != null) return read;
    var secret = essence(content());
    known = secret;
    return secret;
  }

  @Override
  protected byte[] fresh() {
    var secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return (Base64.getEncoder().encodeToString(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The first of these files were written in hexadecimal. */
  @Override
  protected byte[] essence(byte[] content) {
    var text = new String(content, StandardCharsets.US_ASCII).strip();
    try {
      return text.length() == 2 * BYTES
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException failure) {
      throw new IllegalStateException("the secret cannot be read: " + this, failure);
    }
  }
}
