package org.greenclassroom.frame;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/**
 * All rooms' words of a language under one cover: a page asks for some hundred of them, and
 * Spring's own source would look into one room's file after the other for each.
 */
final class Dictionary extends AbstractMessageSource {
  /**
   * One language.
   *
   * @param read those that were asked for, and are ready to be filled in
   */
  private record Volume(Map<String, String> words, Map<String, MessageFormat> read) {}

  private final Map<Locale, Volume> volumes = new HashMap<>();

  /**
   * @param bases where each room's words are, without language and ending; those without a language
   *     are English, and stand in for what another language lacks
   */
  Dictionary(List<String> bases) {
    setAlwaysUseMessageFormat(true); // one rule for apostrophes: always double them
    for (var language : Words.LANGUAGES) {
      var all = new HashMap<String, String>();
      for (var base : bases) {
        take(all, base + ".properties");
        if (!language.equals(Locale.ENGLISH)) take(all, base + "_" + language + ".properties");
      }
      volumes.put(language, new Volume(Map.copyOf(all), new ConcurrentHashMap<>()));
    }
  }

  private static void take(Map<String, String> all, String file) {
    try (var bytes = Dictionary.class.getClassLoader().getResourceAsStream(file)) {
      if (bytes == null) return;
      var some = new Properties();
      some.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      for (var key : some.stringPropertyNames()) all.put(key, some.getProperty(key));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * A number that is filled in is written as everywhere: see {@link Numbers}. Java fills in what
   * stands in a choice by itself, so it is seen to afterwards.
   */
  @Override
  protected @Nullable String getMessageInternal(
      @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    var said = super.getMessageInternal(code, arguments, locale);
    return said == null
            || arguments == null
            || Arrays.stream(arguments).noneMatch(Dictionary::below)
        ? said
        : Numbers.minus(said);
  }

  private static boolean below(@Nullable Object argument) {
    return argument instanceof Number number && number.doubleValue() < 0;
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    var language = Words.language(locale.getLanguage(), Locale.ENGLISH);
    var volume = Objects.requireNonNull(volumes.get(language));
    var format = volume.read().get(code);
    if (format != null) return format;
    var text = volume.words().get(code);
    return text == null
        ? null
        : volume.read().computeIfAbsent(code, _ -> new MessageFormat(text, language));
  }
}
