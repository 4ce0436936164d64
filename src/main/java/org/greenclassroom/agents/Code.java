package org.greenclassroom.agents;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.greenclassroom.kernel.Refusal;

/**
 * Eight letters on a label, printed {@code ABCD-EFGH}, read aloud and typed by a teacher: no
 * digits, and none of I, L and O. The last is a check: a weighted sum modulo 23, a prime, which
 * finds every single wrong letter and every two that changed places. Seven random ones: three
 * thousand million codes.
 *
 * @param letters without the hyphen
 */
record Code(String letters) {
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;

  Code {
    if (!isCode(letters)) throw new IllegalArgumentException("not a code: " + letters);
  }

  static Code random(RandomGenerator random) {
    var letters = new StringBuilder(LENGTH);
    int sum = 0;
    for (int i = 1; i < LENGTH; i++) {
      int digit = random.nextInt(ALPHABET.length());
      letters.append(ALPHABET.charAt(digit));
      sum += i * digit;
    }
    // the last letter weighs 8: what it must be so that the whole is 0, by 8's inverse (8 · 3 = 24
    // = 1)
    int last = Math.floorMod(-sum * 3, ALPHABET.length());
    return new Code(letters.append(ALPHABET.charAt(last)).toString());
  }

  /** Reads what a person types: small letters, hyphen, blanks. */
  static Code parse(String typed) {
    var letters = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s\\-–_]", "");
    if (letters.length() != LENGTH
        || letters.chars().anyMatch(letter -> ALPHABET.indexOf(letter) < 0))
      throw new Refusal("agents.refusal.not-a-code", shortened(typed));
    if (!isCode(letters)) throw new Refusal("agents.refusal.mistyped-code", shortened(typed));
    return new Code(letters);
  }

  String printed() {
    return letters.substring(0, 4) + "-" + letters.substring(4);
  }

  private static String shortened(String typed) {
    return typed.length() <= 20 ? typed : typed.substring(0, 20) + "…";
  }

  private static boolean isCode(String letters) {
    if (letters.length() != LENGTH) return false;
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(letters.charAt(i));
      if (digit < 0) return false;
      sum += (i + 1) * digit;
    }
    return sum % ALPHABET.length() == 0;
  }

  @Override
  public String toString() {
    return printed();
  }
}
