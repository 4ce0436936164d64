package org.greenclassroom.lists;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** A number of a workbook as a person reads it in its cell. */
final class Numbers {
  private static final Pattern ZEROS = Pattern.compile("0{2,30}");

  private final boolean since1904;
  private final Map<String, Boolean> dates = new HashMap<>();

  /**
   * @param since1904 whether days are counted as old Macintoshes did
   */
  Numbers(boolean since1904) {
    this.since1904 = since1904;
  }

  /**
   * Excel keeps 15 digits; what had more is lost, and is given in the form that shows the damage:
   * 1.234567890E+17. A cell that shows a date is given as one, because a number that became a date
   * must be seen to be one.
   *
   * @param format how the workbook shows it; null when it does not say
   */
  String text(String raw, @Nullable String format) {
    BigDecimal number;
    try {
      number = new BigDecimal(raw);
    } catch (NumberFormatException _) {
      return raw;
    }
    if (format != null && !format.equalsIgnoreCase("general")) {
      if (isDate(format)) return date(number, raw);
      if (ZEROS.matcher(format).matches() && number.signum() >= 0)
        return padded(number.setScale(0, RoundingMode.HALF_UP).toPlainString(), format.length());
      if (format.endsWith("%"))
        return number.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
    return plain(number, raw);
  }

  static String plain(BigDecimal value, String raw) {
    var number = value.stripTrailingZeros();
    int digits = number.precision() - number.scale();
    if (digits > 15) return String.format(Locale.ROOT, "%.9E", number);
    return number.scale() > 40 ? raw : number.toPlainString();
  }

  private boolean isDate(String format) {
    return dates.computeIfAbsent(format, one -> DateUtil.isADateFormat(-1, one));
  }

  private String date(BigDecimal number, String raw) {
    double days = number.doubleValue();
    if (!DateUtil.isValidExcelDate(days) || days > 2_958_465) return raw;
    var at = DateUtil.getLocalDateTime(days, since1904, true);
    return days == Math.rint(days) ? at.toLocalDate().toString() : at.toString().replace('T', ' ');
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
