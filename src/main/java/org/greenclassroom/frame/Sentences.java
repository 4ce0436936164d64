package org.greenclassroom.frame;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** How the arguments of a sentence are said. */
final class Sentences {
  private Sentences() {}

  /** A word of ours in the reader's language, a number without surprises, all else as it is. */
  static Object wordOf(Object argument, MessageSource words, Locale locale) {
    return switch (argument) {
      case MessageSourceResolvable resolvable -> words.getMessage(resolvable, locale);
      case Enum<?> word -> {
        var type = word.getDeclaringClass();
        var key =
            type.getPackageName().replaceFirst(".*\\.", "")
                + "."
                + type.getSimpleName().toLowerCase(Locale.ROOT)
                + "."
                + word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        yield Objects.requireNonNullElse(
            words.getMessage(key, null, word.name(), locale), word.name());
      }
      case Number number -> number;
      default -> argument.toString();
    };
  }
}
