package org.greenclassroom.courses;

import java.util.Locale;

/** A text in English, Chinese and French. */
public record Title(String en, String zh, String fr) {
  /** In this language, or in another one that somebody wrote. */
  public String in(Locale locale) {
    var own =
        switch (locale.getLanguage()) {
          case "zh" -> zh;
          case "fr" -> fr;
          default -> en;
        };
    if (!own.isEmpty()) return own;
    return en.isEmpty() ? zh.isEmpty() ? fr : zh : en;
  }

  boolean complete() {
    return !en.isEmpty() && !zh.isEmpty() && !fr.isEmpty();
  }

  /** One of three parts of a line: “English | 中文 | Français”. */
  static Title line(String line) {
    var parts = line.split("[|｜]", -1);
    return new Title(part(parts, 0), part(parts, 1), part(parts, 2));
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? parts[at].strip() : "";
  }

  String line() {
    return en + " | " + zh + " | " + fr;
  }
}
