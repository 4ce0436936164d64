package org.greenclassroom.frame;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line of a paper may end: as Java says, but not behind an apostrophe in a word (it takes
 * the typographic one for a closing quotation mark, and French has one in every line), and not
 * within a number, which to Java ends at its point when a minus sign leads it.
 */
final class Breaks implements FSTextBreaker {
  private static final char APOSTROPHE = '’';
  private final FSTextBreaker lines =
      new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.US));
  private String text = "";

  @Override
  public void setText(String text) {
    this.text = text;
    lines.setText(text);
  }

  @Override
  public int next() {
    int at = lines.next();
    while (at != BreakIterator.DONE && (isInWord(at) || isInNumber(at))) at = lines.next();
    return at;
  }

  private boolean isInWord(int at) {
    return at > 1
        && at < text.length()
        && text.charAt(at - 1) == APOSTROPHE
        && Character.isLetter(text.charAt(at - 2))
        && Character.isLetter(text.charAt(at));
  }

  private boolean isInNumber(int at) {
    if (at < 1 || at >= text.length() || !Character.isDigit(text.charAt(at))) return false;
    return switch (text.charAt(at - 1)) {
      case '\u2212' -> true;
      case '.', ',' -> at > 1 && Character.isDigit(text.charAt(at - 2));
      default -> false;
    };
  }
}
