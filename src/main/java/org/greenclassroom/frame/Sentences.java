package org.greenclassroom.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** How the arguments of a sentence are said. */
final class Sentences {
  private Sentences() {}

  /** What a refusal says. */
  static String of(Refusal refusal, MessageSource words, Locale locale) {
    var arguments = refusal.arguments();
    for (int i = 0; i < arguments.length; i++) arguments[i] = wordOf(arguments[i], words, locale);
    return Objects.requireNonNullElse(
        words.getMessage(refusal.key(), arguments, refusal.getMessage(), locale), refusal.key());
  }

  /**
   * A word of ours in the reader's language, a day or a moment in their form, a number without
   * surprises, all else as it is.
   */
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
      case LocalDate day -> when(day, day(locale), locale);
      case Instant moment -> when(moment, moment(locale), locale);
      case OffsetDateTime moment -> when(moment.toInstant(), moment(locale), locale);
      case ZonedDateTime moment -> when(moment.toInstant(), moment(locale), locale);
      case LocalDateTime moment -> when(moment, moment(locale), locale);
      default -> argument.toString();
    };
  }

  /** How a day is written: 23 Nov 2026, 2026年11月23日, 23 nov. 2026. */
  static String day(Locale locale) {
    return locale.getLanguage().equals("zh") ? "y年M月d日" : "d MMM y";
  }

  private static String moment(Locale locale) {
    return day(locale) + " HH:mm";
  }

  /** Moments are said in the programme's calendar. */
  static String when(TemporalAccessor when, String pattern, Locale locale) {
    var local =
        switch (when) {
          case Instant instant -> instant.atZone(Occasion.PROGRAMME_ZONE);
          case ZonedDateTime zoned -> zoned.withZoneSameInstant(Occasion.PROGRAMME_ZONE);
          case LocalDate day -> day.atStartOfDay(Occasion.PROGRAMME_ZONE);
          default -> when;
        };
    return DateTimeFormatter.ofPattern(pattern, locale).format(local);
  }
}
