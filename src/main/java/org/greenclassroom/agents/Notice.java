package org.greenclassroom.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the people at a computer are told: made from the list of what may be sent, never written by
 * hand, so that nothing can be sent of which the notice does not speak.
 */
@Component
class Notice {
  /** What no program of ours looks at; each has its word. */
  private static final List<String> NEVER =
      List.of("names", "typed", "windows", "files", "pictures", "addresses");

  private static final int WIDTH = 76;
  private final MessageSource words;

  Notice(MessageSource words) {
    this.words = words;
  }

  List<String> sent(Locale language) {
    return Arrays.stream(UsageField.values()).map(field -> word(field.key(), language)).toList();
  }

  List<String> never(Locale language) {
    return NEVER.stream().map(what -> word("agents.notice.never." + what, language)).toList();
  }

  /** As it is shown on the screen of a computer. */
  String text(Locale language) {
    var text = new StringBuilder();
    text.append(word("agents.notice.title", language)).append("\n\n");
    paragraph(text, word("agents.notice.why", language), "", language);
    text.append('\n').append(word("agents.notice.sent", language)).append('\n');
    for (var line : sent(language)) paragraph(text, line, "- ", language);
    text.append('\n').append(word("agents.notice.never", language)).append('\n');
    for (var line : never(language)) paragraph(text, line, "- ", language);
    text.append('\n');
    paragraph(text, word("agents.notice.off", language), "", language);
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String words, String mark, Locale language) {
    var line = new StringBuilder(mark);
    if (language.getLanguage().equals("zh")) line.append(words); // its letters break anywhere
    else
      for (var word : words.split(" ")) {
        if (line.length() + word.length() > WIDTH) {
          text.append(line.toString().stripTrailing()).append('\n');
          line.setLength(0);
          line.append(" ".repeat(mark.length()));
        }
        line.append(word).append(' ');
      }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private String word(String key, Locale language) {
    return words.getMessage(key, null, language);
  }
}
