package org.greenclassroom.editions;

import java.util.Locale;

/**
 * ED-2026-00017-K: year, number in that year, and a check character by ISO/IEC 7064 MOD 37,36,
 * which finds every single wrong character and nearly every swap. It is not the secret: whoever
 * types a number wrong is told so.
 */
final class EditionNumber {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private EditionNumber() {}

  static String of(int year, int nth) {
    var plain = "ED-%d-%05d".formatted(year, nth);
    return plain + "-" + check(plain);
  }

  static boolean isOne(String typed) {
    var upper = typed.toUpperCase(Locale.ROOT);
    return upper.matches("ED-\\d{4}-\\d{5,}-[0-9A-Z]")
        && check(upper.substring(0, upper.length() - 2)) == upper.charAt(upper.length() - 1);
  }

  private static char check(String plain) {
    int sum = 36;
    for (int at = 0; at < plain.length(); at++) {
      int digit = ALPHABET.indexOf(plain.charAt(at));
      if (digit < 0) continue; // hyphens are for the eye
      sum = (sum + digit) % 36;
      sum = (sum == 0 ? 36 : sum) * 2 % 37;
    }
    return ALPHABET.charAt((37 - sum) % 36);
  }
}
