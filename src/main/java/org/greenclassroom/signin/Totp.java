package org.greenclassroom.signin;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of the moment by RFC 6238: HMAC-SHA-1, half-minutes, six digits. Apps read nothing else
 * reliably. A clock may be one step wrong either way.
 */
final class Totp {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP = 30;
  private static final int DRIFT = 1;

  private Totp() {}

  static long step(Instant at) {
    return at.getEpochSecond() / STEP;
  }

  static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 15;
      int number = ByteBuffer.wrap(hash, at, 4).getInt() & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The step this code belongs to; empty when it is none of now. */
  static OptionalLong stepOf(byte[] secret, String typed, Instant now) {
    var code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++)
      if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), code))
        return OptionalLong.of(step);
    return OptionalLong.empty();
  }

  /** RFC 4648, without padding: as people type it where no camera reads the QR code. */
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (var each : secret) {
      held = held << 8 | each & 255;
      for (bits += 8; bits >= 5; bits -= 5) text.append(LETTERS.charAt(held >> bits - 5 & 31));
    }
    if (bits > 0) text.append(LETTERS.charAt(held << 5 - bits & 31));
    return text.toString();
  }

  /** What the QR code says: Google's key URI format, which all apps read. */
  static String address(byte[] secret, String login, String issuer) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(escaped(issuer), escaped(login), base32(secret), escaped(issuer));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
