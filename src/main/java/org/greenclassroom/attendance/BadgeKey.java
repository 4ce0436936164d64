package org.greenclassroom.attendance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs the codes of badges: {@code B4711-7K3M9QX2R5TDWHA1}, the number of a place somebody asked
 * for, and eighty bits of an HMAC-SHA256 over it. Nothing else of a person is in it. Capitals and
 * digits only: they pack closer in a QR code.
 *
 * <p>A desk without a network has the SHA-256 of the codes it may meet, not the codes: whoever
 * holds its telephone can check badges and make none. The secret lies in a file beside the
 * database, as that of the agents does (decision 54).
 */
@Component
class BadgeKey {
  private static final String HMAC = "HmacSHA256";
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's
  private static final int SIGNS = 16;
  private static final Pattern CODE = Pattern.compile("B([1-9]\\d{0,17})-([0-9A-HJKMNP-TV-Z]{16})");

  private final SecretFile secret;

  BadgeKey(@Value("${greenclassroom.data-dir}") Path folder) {
    this.secret = new SecretFile(folder, "badges.secret");
  }

  KeyFile file() {
    return secret;
  }

  /** The code on the badge of this place. */
  String code(long signup) {
    return "B" + signup + "-" + signed(signup);
  }

  /** What a desk keeps of it. */
  String hash(long signup) {
    return org.greenclassroom.frame.Files.sha256(code(signup).getBytes(StandardCharsets.US_ASCII));
  }

  /** Whose badge this is; empty: none of ours, or one that somebody drew. */
  Optional<Long> signup(String code) {
    var read = CODE.matcher(code.strip().toUpperCase(Locale.ROOT));
    if (!read.matches()) return Optional.empty();
    long signup = Long.parseLong(read.group(1));
    return same(signed(signup), read.group(2)) ? Optional.of(signup) : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return java.security.MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private String signed(long signup) {
    byte[] tag = hmac(("badge 1 " + signup).getBytes(StandardCharsets.UTF_8));
    var bits = new java.math.BigInteger(1, tag);
    var signs = new StringBuilder();
    for (int i = 0; i < SIGNS; i++)
      signs.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
    return signs.toString();
  }

  private byte[] hmac(byte[] text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.bytes(), HMAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
