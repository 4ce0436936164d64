package org.greenclassroom.frame;

import java.security.SecureRandom;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/**
 * The last part of a paper's public address: its number, and a secret that stands on the paper, so
 * that nobody finds papers by counting. Capitals and digits only: they pack closer in a QR code.
 *
 * @param number such as D-2026-00017
 * @param secret twenty signs, a hundred bits
 */
public record PaperCode(String number, String secret) {
  /** Crockford's: no I, L, O, U, which are read as others. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SECRET = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A fresh secret for this number. */
  public static PaperCode fresh(String number) {
    var secret = new StringBuilder();
    for (int i = 0; i < SECRET; i++) secret.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    return new PaperCode(number, secret.toString());
  }

  /**
   * Reads the last part of an address, typed or scanned.
   *
   * @throws Refusal when it can be none
   */
  public static PaperCode read(String typed) {
    var upper = typed.strip().toUpperCase(Locale.ROOT);
    int cut = upper.lastIndexOf('-');
    if (cut < 0) throw Refusal.notFound(typed);
    return new PaperCode(upper.substring(0, cut), upper.substring(cut + 1));
  }

  @Override
  public String toString() {
    return number + "-" + secret;
  }
}
