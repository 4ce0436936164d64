package org.greenclassroom.frame;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line of a paper may end: as Java says, but not behind an apostrophe in a word. It takes
 * the typographic one for a closing quotation mark, and French has one in every line.
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
    while (at != BreakIterator.DONE && isInWord(at)) at = lines.next();
    return at;
  }

  private boolean isInWord(int at) {
    return at > 1
        && at < text.length()
        && text.charAt(at - 1) == APOSTROPHE
        && Character.isLetter(text.charAt(at - 2))
        && Character.isLetter(text.charAt(at));
  }
}
