package org.greenclassroom.past;

import java.util.Collection;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one column of kilograms writes before its decimals. */
enum Mark {
  COMMA(','),
  POINT('.');

  /** A thousand to one writer, a thousandth to another; but nobody writes 0,300 for a thousand. */
  private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

  private static final Pattern DECIMALS = Pattern.compile("\\d+([.,])\\d+");
  private static final Pattern GROUPS = Pattern.compile("\\d{1,3}([.,])\\d{3}(?:\\1\\d{3})+");
  private static final Pattern BOTH =
      Pattern.compile("\\d{1,3}([.,])\\d{3}(?:\\1\\d{3})*([.,])\\d+");

  final char sign;

  Mark(char sign) {
    this.sign = sign;
  }

  Mark other() {
    return this == COMMA ? POINT : COMMA;
  }

  /** By the cells of a whole column; null: they do not tell, or not the same. */
  static @Nullable Mark of(Collection<String> cells) {
    var told = EnumSet.noneOf(Mark.class);
    for (var cell : cells) {
      var mark = told(Amount.digits(cell));
      if (mark != null) told.add(mark);
    }
    return told.size() == 1 ? told.iterator().next() : null;
  }

  static boolean isEither(String digits) {
    return EITHER.matcher(digits).matches();
  }

  /** Which one this number has beyond doubt; null: it does not tell. */
  static @Nullable Mark told(String digits) {
    if (isEither(digits)) return null;
    var groups = GROUPS.matcher(digits);
    if (groups.matches()) return of(groups.group(1)).other();
    var both = BOTH.matcher(digits);
    if (both.matches() && !both.group(1).equals(both.group(2))) return of(both.group(2));
    var decimals = DECIMALS.matcher(digits);
    return decimals.matches() ? of(decimals.group(1)) : null;
  }

  private static Mark of(String sign) {
    return sign.charAt(0) == COMMA.sign ? COMMA : POINT;
  }
}
