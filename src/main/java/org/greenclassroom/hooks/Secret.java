package org.greenclassroom.hooks;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a hook's messages are signed with: HMAC-SHA256, as Standard Webhooks 1.0 writes it. */
final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();
  static final int BYTES = 32;

  private Secret() {}

  static byte[] fresh() {
    var secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** As it is shown once and pasted into the receiver. */
  static String printed(byte[] secret) {
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * The value of {@code webhook-signature}. The time is signed with it, so that a receiver can
   * refuse a message that somebody plays again later.
   */
  static String signature(byte[] secret, String id, Instant at, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var text = id + "." + at.getEpochSecond() + "." + body;
      return "v1,"
          + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
