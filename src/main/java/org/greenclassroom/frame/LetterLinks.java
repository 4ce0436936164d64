package org.greenclassroom.frame;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Our addresses in letters to people who have no account: only where the house knows its own, or a
 * stranger's request would say where somebody else's letter leads.
 */
@Component
public class LetterLinks {
  private final Origin origin;
  private final MessageSource words;

  LetterLinks(Origin origin, MessageSource words) {
    this.origin = origin;
    this.words = words;
  }

  /**
   * The address, or a sentence on where else to look.
   *
   * @param path of our own, beginning with a slash
   * @param language of the letter
   */
  public String to(String path, Locale language) {
    return origin.isSure()
        ? origin.here() + path
        : Objects.requireNonNull(words.getMessage("frame.letter.no-link", null, language));
  }
}
