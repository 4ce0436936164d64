package org.greenclassroom.past;

import java.util.regex.Pattern;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/** The year of a cell, which may be a whole date. More than one year is no year. */
final class Years {
  static final int FIRST = 1990;
  private static final Pattern FIRST_OF_ALL =
      Pattern.compile("((?:19|20)\\d\\d)(?:年.*|[-/.](?:1[0-2]|0?[1-9])(?:[-/. ].*)?)?");
  private static final Pattern LAST_OF_ALL =
      Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]((?:19|20)\\d\\d)");

  private static final Pattern ANY = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

  private Years() {}

  /** Null: it does not say one year. */
  static @Nullable Integer of(String cell) {
    var said = Text.strip(Text.nfkc(cell));
    for (var pattern : new Pattern[] {FIRST_OF_ALL, LAST_OF_ALL}) {
      var found = pattern.matcher(said);
      if (!found.matches()) continue;
      int year = Integer.parseInt(found.group(1));
      // 2012年至2015年 begins like a year and is four
      return year < FIRST || ANY.matcher(said).results().count() > 1 ? null : Integer.valueOf(year);
    }
    return null;
  }
}
