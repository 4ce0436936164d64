package org.greenclassroom.frame;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Days, times, numbers and words in the reader's form: {@code ${shown.day(page.signedOn)}}. What is
 * not known is said to be unknown, never left blank.
 */
@Component("shown")
public class Shown {
  private final MessageSource words;

  Shown(MessageSource words) {
    this.words = words;
  }

  /** A day: 23 Nov 2026, 2026年11月23日, 23 nov. 2026. */
  public String day(@Nullable TemporalAccessor day) {
    return day == null ? unknown() : of(day, dayPattern());
  }

  /** A month, where the day is nobody's business: Nov 2026, 2026年11月. */
  public String month(@Nullable TemporalAccessor day) {
    if (day == null) return unknown();
    return of(day, locale().getLanguage().equals("zh") ? "y年M月" : "MMM y");
  }

  /** A day and a time, in the programme's calendar. */
  public String moment(@Nullable Instant moment) {
    return moment == null ? unknown() : of(moment, dayPattern() + " HH:mm");
  }

  /** The time of day. */
  public String time(@Nullable Instant moment) {
    return moment == null ? unknown() : of(moment, "HH:mm");
  }

  public String number(@Nullable Number number) {
    return number == null ? unknown() : Numbers.written(number, locale());
  }

  /** A number with so many decimals, also where they are zeros. */
  public String decimals(@Nullable Number number, int decimals) {
    return number == null ? unknown() : Numbers.written(number, decimals, locale());
  }

  /** Grams (a number or a {@link Weight}) as kilograms, one decimal, without the unit. */
  public String kilograms(@Nullable Object grams) {
    if (grams == null) return unknown();
    long weight = grams instanceof Weight known ? known.grams() : ((Number) grams).longValue();
    return decimals(BigDecimal.valueOf(weight, 3), 1);
  }

  /** Text as it is; a words key when it begins with '#'. */
  public String text(@Nullable String text) {
    if (text == null || text.isBlank()) return unknown();
    return text.startsWith("#") ? worded(text.substring(1), null) : text;
  }

  /** What happened, as a sentence. */
  public String sentence(Said said) {
    var arguments = said.argumentArray();
    for (int i = 0; i < arguments.length; i++)
      arguments[i] = Sentences.wordOf(arguments[i], words, locale());
    return worded(said.key(), arguments);
  }

  /**
   * A sentence and what is filled into it: days and moments in the reader's form, constants by
   * their words; numbers stay numbers, for a sentence may choose by them.
   */
  public String sentence(String key, List<?> arguments) {
    var said = new Object[arguments.size()];
    for (int i = 0; i < said.length; i++)
      said[i] =
          switch (arguments.get(i)) {
            case Instant moment -> moment(moment);
            case TemporalAccessor day -> day(day);
            case Object other -> Sentences.wordOf(other, words, locale());
          };
    return worded(key, said);
  }

  /** The word for a constant of ours: {@code custody.stage.to-wipe} for {@code Stage.TO_WIPE}. */
  public String word(@Nullable Enum<?> constant) {
    return constant == null ? unknown() : Sentences.wordOf(constant, words, locale()).toString();
  }

  /**
   * What is filled into a text, in the reader's form: a day, a moment, a number, a constant of ours
   * by its word, all else as it is.
   */
  public String said(Object argument) {
    return switch (argument) {
      case Instant moment -> moment(moment);
      case TemporalAccessor day -> day(day);
      case Number number -> number(number);
      default -> Sentences.wordOf(argument, words, locale()).toString();
    };
  }

  public String unknown() {
    return words.getMessage("frame.unknown", null, locale());
  }

  /** A key without words shows itself: somebody will see it and write them. */
  private String worded(String key, Object @Nullable [] arguments) {
    return Objects.requireNonNullElse(words.getMessage(key, arguments, key, locale()), key);
  }

  private static String of(TemporalAccessor when, String pattern) {
    return Sentences.when(when, pattern, locale());
  }

  private static String dayPattern() {
    return Sentences.day(locale());
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
