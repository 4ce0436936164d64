package org.greenclassroom.entities;

import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;

/** The register an entity's number is of, and how such a number is made. */
public enum Register {
  /**
   * Unified social credit code of the mainland: GB 32100-2015, eighteen signs, the last a check.
   */
  USCC,
  /** Business registration of Hong Kong: eight digits; the certificate's own number may follow. */
  HK_BR,
  /** Enterprise code of Vietnam: ten digits, the last a check; a branch adds three. */
  VN,
  /** Any other: kept as it is written. */
  OTHER;

  /** GB 32100-2015, table 1: no I, O, S, V, Z, which are read as others. */
  private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final Pattern HONG_KONG =
      Pattern.compile("\\d{8}(-\\d{3}-\\d{2}-\\d{2}-[0-9A-Z])?");
  private static final Pattern VIETNAM = Pattern.compile("\\d{10}(-\\d{3})?");
  private static final int[] VIETNAMESE_WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

  /** The last part of its words' keys, as a letterhead names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The number as it is written; empty stays empty.
   *
   * @throws Refusal when no such number can exist
   */
  String checked(String typed) {
    var number = typed.strip().toUpperCase(Locale.ROOT);
    if (number.isEmpty()) return "";
    switch (this) {
      case USCC -> {
        number = number.replaceAll("[\\s-]", "");
        if (number.length() != 18)
          throw new Refusal("entities.refusal.uscc-length", number, number.length());
        int wrong = firstWrong(number);
        if (wrong >= 0)
          throw new Refusal(
              "entities.refusal.uscc-sign", number, String.valueOf(number.charAt(wrong)));
        var check = checkSign(number.substring(0, 17));
        if (number.charAt(17) != check)
          throw new Refusal("entities.refusal.uscc-check", number, String.valueOf(check));
      }
      case HK_BR -> {
        if (!HONG_KONG.matcher(number).matches())
          throw new Refusal("entities.refusal.hk-br", number);
      }
      case VN -> {
        if (!VIETNAM.matcher(number).matches()) throw new Refusal("entities.refusal.vn", number);
        int sum = 0;
        for (int i = 0; i < 9; i++) sum += (number.charAt(i) - '0') * VIETNAMESE_WEIGHTS[i];
        if (10 - sum % 11 != number.charAt(9) - '0')
          throw new Refusal("entities.refusal.vn", number);
      }
      case OTHER -> {
        if (number.length() > 60) throw new Refusal("entities.refusal.long", 60);
        number = typed.strip();
      }
    }
    return number;
  }

  private static int firstWrong(String number) {
    for (int i = 0; i < number.length(); i++) if (SIGNS.indexOf(number.charAt(i)) < 0) return i;
    return -1;
  }

  /** GB 32100-2015, 5.2: weights are powers of three, modulo 31. */
  static char checkSign(String first17) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += SIGNS.indexOf(first17.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return SIGNS.charAt((31 - sum % 31) % 31);
  }
}
