package org.greenclassroom.custody;

import java.util.Locale;
import org.greenclassroom.kernel.Refusal;

/**
 * The permanent name on a device's label: seven Crockford base-32 characters and a check character
 * in GF(32), printed {@code 7K3M-9QX2}. Never used again.
 *
 * <p>The check is a weighted sum in GF(32) = GF(2)[x]/(x⁵+x²+1): it finds every single wrong
 * character, every swap of neighbours and every swap over one, and stays inside the 32 characters.
 */
public record Tag(String code) implements Comparable<Tag> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int[] POWER = powers();

  public Tag {
    if (!isTag(code)) throw new IllegalArgumentException("not a tag: " + code);
  }

  /** The tag with this serial number among all 2³⁵ possible ones. */
  static Tag numbered(long number) {
    var letters = new char[8];
    int sum = 0;
    for (int i = 6; i >= 0; i--) {
      int digit = (int) (number & 31);
      number >>>= 5;
      letters[i] = ALPHABET.charAt(digit);
      sum ^= times(digit, i + 1);
    }
    letters[7] = ALPHABET.charAt(sum);
    return new Tag(new String(letters));
  }

  /** Reads what a person types or a scanner sends: small letters, hyphen, blanks, i, l and o. */
  public static Tag parse(String typed) {
    var code = normal(typed);
    if (code.length() != 8 || !code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0))
      throw new Refusal("custody.refusal.not-a-tag", typed);
    if (!isTag(code)) throw new Refusal("custody.refusal.mistyped-tag", typed);
    return new Tag(code);
  }

  /** Whether what was typed reads as a tag at all. */
  public static boolean looksLikeOne(String typed) {
    return isTag(normal(typed));
  }

  /** As it stands on the label. */
  public String printed() {
    return code.substring(0, 4) + "-" + code.substring(4);
  }

  private static String normal(String typed) {
    var text = typed.strip();
    int slash = text.lastIndexOf('/'); // a scanner sends the whole address of the QR code
    if (slash >= 0) text = text.substring(slash + 1);
    return text.toUpperCase(Locale.ROOT)
        .replaceAll("[\\s\\-–_]", "")
        .replace('I', '1')
        .replace('L', '1')
        .replace('O', '0');
  }

  private static boolean isTag(String code) {
    if (code.length() != 8) return false;
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int digit = ALPHABET.indexOf(code.charAt(i));
      if (digit < 0) return false;
      sum ^= i < 7 ? times(digit, i + 1) : digit;
    }
    return sum == 0;
  }

  /** digit · αⁱ in GF(32). */
  private static int times(int digit, int power) {
    int product = 0;
    int factor = POWER[power];
    for (int bit = 0; bit < 5; bit++) {
      if ((digit >> bit & 1) == 1) product ^= factor << bit;
    }
    for (int bit = 9; bit >= 5; bit--) {
      if ((product >> bit & 1) == 1) product ^= 0b100101 << (bit - 5);
    }
    return product;
  }

  private static int[] powers() {
    var powers = new int[31];
    int value = 1;
    for (int i = 0; i < 31; i++) {
      powers[i] = value;
      value <<= 1;
      if (value > 31) value ^= 0b100101;
    }
    return powers;
  }

  @Override
  public int compareTo(Tag other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return printed();
  }
}
