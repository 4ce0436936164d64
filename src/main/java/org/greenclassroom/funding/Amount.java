package org.greenclassroom.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.kernel.Refusal;

/**
 * An amount in hundredths of a currency: also of those that have no hundredths, so that one rule
 * holds for all.
 *
 * @param currency by ISO 4217
 */
public record Amount(long cents, String currency) {
  /** Those that forms offer; any other that exists is taken as well. */
  static final List<String> USUAL =
      List.of("CNY", "HKD", "VND", "EUR", "USD", "GBP", "SGD", "CHF", "JPY");

  /** With thousands apart or not, and at most two decimals after a point or a comma. */
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,12}|\\d{1,3}(?:[ ,'’\\u00a0\\u202f]\\d{3}){1,4})(?:[.,](\\d{1,2}))?");

  private static final long MOST = 100_000_000_000_00L;

  public Amount {
    if (cents <= 0 || cents > MOST) throw new Refusal("funding.refusal.amount", cents / 100);
    currency = currency(currency);
  }

  /** What somebody typed. */
  static Amount typed(String text, String currency) {
    var found = WRITTEN.matcher(text.strip());
    if (!found.matches()) throw new Refusal("funding.refusal.amount", text.strip());
    var whole = found.group(1).replaceAll("\\D", "");
    var part = found.group(2) == null ? "00" : (found.group(2) + "0").substring(0, 2);
    return new Amount(Long.parseLong(whole + part), currency);
  }

  static String currency(String typed) {
    var code = typed.strip().toUpperCase(Locale.ROOT);
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException none) {
      throw new Refusal("funding.refusal.currency", typed);
    }
  }

  /** CNY 12,345.00 in the reader's form. */
  static String said(long cents, String currency, Locale language) {
    return currency + "\u00a0" + Numbers.written(BigDecimal.valueOf(cents, 2), 2, language);
  }

  /** A share of it, half a cent and more counting as one. */
  static long share(long cents, long among) {
    return BigDecimal.valueOf(cents)
        .divide(BigDecimal.valueOf(among), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
