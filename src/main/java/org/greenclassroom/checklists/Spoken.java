package org.greenclassroom.checklists;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text in English, Chinese and French; a language that nobody wrote yet is empty. */
public record Spoken(String en, String zh, String fr) {
  public static final Spoken NOTHING = new Spoken("", "", "");
  static final List<String> LANGUAGES = List.of("en", "zh", "fr");
  private static final int LONGEST = 500;

  @JsonCreator
  static Spoken read(
      @JsonProperty("en") @Nullable String en,
      @JsonProperty("zh") @Nullable String zh,
      @JsonProperty("fr") @Nullable String fr) {
    return of(en, zh, fr);
  }

  static Spoken of(@Nullable String en, @Nullable String zh, @Nullable String fr) {
    return new Spoken(tidy(en), tidy(zh), tidy(fr));
  }

  private static String tidy(@Nullable String text) {
    if (text == null) return "";
    var stripped = text.replace("\u0000", "").strip();
    return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
  }

  /** What is written in this very language; empty where nothing is. */
  public String exactly(String language) {
    return switch (language) {
      case "zh" -> zh;
      case "fr" -> fr;
      default -> en;
    };
  }

  /** In this language, or in another one that somebody wrote. */
  public String in(String language) {
    var own = exactly(language);
    if (!own.isEmpty()) return own;
    return en.isEmpty() ? zh.isEmpty() ? fr : zh : en;
  }

  public String in(Locale locale) {
    return in(locale.getLanguage());
  }

  boolean nothing() {
    return en.isEmpty() && zh.isEmpty() && fr.isEmpty();
  }

  /** The languages in which nothing is written. */
  List<String> lacking() {
    return LANGUAGES.stream().filter(language -> exactly(language).isEmpty()).toList();
  }
}
