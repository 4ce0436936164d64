package org.greenclassroom.frame;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the public forms share: secrets in links, and from where somebody comes. */
public final class PublicLinks {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PublicLinks() {}

  /** 165 random bits in 32 letters that nobody confuses and every messenger leaves whole. */
  public static String secret() {
    var letters = new StringBuilder(32);
    for (int i = 0; i < 32; i++) letters.append(Character.forDigit(RANDOM.nextInt(36), 36));
    return letters.toString();
  }

  /** What is kept of a secret: whoever reads the table opens nothing with it. */
  public static String hash(String secret) {
    return Files.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** Whoever has one address of the sixth version has a whole network of them (RFC 6177). */
  public static String network(String address) {
    if (!address.contains(":")) return address;
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }
}
