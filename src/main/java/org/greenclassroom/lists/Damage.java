package org.greenclassroom.lists;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a spreadsheet does to a number that it takes for a quantity or a day. */
final class Damage {
  private static final String MONTH =
      "(?:jan|feb|fev|févr?|mar|mars|apr|avr|may|mai|jun|juin|jul|juil|aug|ao[uû]t|sept?|oct|nov|dec|déc)\\.?";
  private static final Pattern DATE =
      Pattern.compile(
          "(?iu)\\d{4}-\\d{2}-\\d{2}(?: \\d{2}:\\d{2}(?::\\d{2})?(?:\\.0)?)?"
              + "|"
              + MONTH
              + "[-/ ]\\d{2,4}|\\d{1,2}[-/ ]"
              + MONTH
              + "(?:[-/ ]\\d{2,4})?|\\d{1,2}月\\d{1,2}日|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?");
  private static final Set<String> ERRORS =
      Set.of(
          "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "Err:502");

  private Damage() {}

  /** What happened to this number; null when nothing is to be seen of it. */
  static @Nullable Flaw of(String text) {
    if (Serials.isExcelNumber(text)) return Flaw.EXCEL_NUMBER;
    char first = text.charAt(0);
    if (first == '#' && ERRORS.contains(text)) return Flaw.FORMULA_ERROR;
    if (text.length() >= 5 && text.length() <= 24 && DATE.matcher(text).matches())
      return Flaw.BECAME_DATE;
    return null;
  }

  /** Full-width letters or digits, as Chinese input leaves them. */
  static boolean fullWidth(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\uff01' && c <= '\uff5e') return true;
    }
    return false;
  }

  /** Blanks that show as nothing or as an ordinary one. */
  static boolean invisible(char c) {
    return c == '\u00a0'
        || c == '\u00ad'
        || (c >= '\u200b' && c <= '\u200f')
        || c == '\u2060'
        || c == '\ufeff';
  }

  static boolean hasInvisible(String text) {
    for (int i = 0; i < text.length(); i++) if (invisible(text.charAt(i))) return true;
    return false;
  }

  static String visible(String text) {
    var visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0') visible.append(' ');
      else if (!invisible(c)) visible.append(c);
    }
    return Text.strip(visible.toString());
  }

  static boolean apostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u2018' || c == '`' || c == '\u00b4';
  }
}
