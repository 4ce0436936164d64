package org.greenclassroom.editions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Numbers;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.method.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of an edition in all languages, taken from the words files once and frozen. */
@Component
class Wording {
  /** Between the words of a part that has several. */
  static final String AND = " · ";

  private final MessageSource words;
  private final Shown shown;

  Wording(MessageSource words, Shown shown) {
    this.words = words;
    this.shown = shown;
  }

  /** By language, by place. */
  Map<String, Map<String, String>> passages(
      Asked asked, String name, List<Chapter> chapters, List<Frozen> figures, String codeVersion) {
    var all = new TreeMap<String, Map<String, String>>();
    for (var language : Words.LANGUAGES) {
      var before = LocaleContextHolder.getLocaleContext();
      LocaleContextHolder.setLocale(language);
      try {
        all.put(language.getLanguage(), in(language, asked, name, chapters, figures, codeVersion));
      } finally {
        LocaleContextHolder.setLocaleContext(before);
      }
    }
    return all;
  }

  private Map<String, String> in(
      Locale language,
      Asked asked,
      String name,
      List<Chapter> chapters,
      List<Frozen> figures,
      String codeVersion) {
    var said = new TreeMap<String, String>();
    var kind = asked.kind().id();
    var year = "" + asked.since().getYear();
    var lot = asked.lot() == null ? "" : "" + asked.lot();
    said.put("title", word(language, "editions.title." + kind, name, year, lot));
    said.put(
        "lead",
        word(
            language,
            "editions.lead." + kind,
            shown.day(asked.since()),
            shown.day(asked.until()),
            shown.moment(asked.at())));
    said.put(
        "claims", word(language, "editions.claims", Method.ID, asked.coefficients().version()));
    said.put(
        "compiled",
        word(
            language,
            "editions.compiled",
            Method.ID,
            asked.coefficients().version(),
            asked.coefficients().hash(),
            "" + asked.seed(),
            "" + asked.runs(),
            codeVersion));
    said.put("chapters", chapters.stream().map(Chapter::key).collect(Collectors.joining(" ")));
    var byKey = new HashMap<String, Chapter>();
    for (var chapter : chapters) {
      byKey.put(chapter.key(), chapter);
      var key = chapter.words() + ".chapter." + chapter.key();
      said.put("chapter." + chapter.key(), word(language, key));
      said.put("chapter." + chapter.key() + ".says", word(language, key + ".says"));
    }
    for (var figure : figures) {
      var chapter = Objects.requireNonNull(byKey.get(figure.chapter()));
      said.put("figure." + figure.nth(), word(language, chapter.nameOf(figure.code())));
      var definition = chapter.definitionOf(figure.code());
      said.put(
          "says." + figure.nth(),
          figure.unit() == Unit.GRAMS_CO2E
              ? word(
                  language,
                  definition,
                  asked.coefficients().version(),
                  kilograms(language, figure.low()),
                  kilograms(language, figure.high()))
              : word(language, definition));
      if (!figure.part().isEmpty()) said.put("part." + figure.nth(), part(figure.part()));
      for (var column : figure.columns())
        said.put("column." + column, word(language, chapter.words() + ".column." + column));
    }
    return said;
  }

  /** Of several words, or of a word and a name. */
  private String part(String part) {
    return Arrays.stream(part.split(AND)).map(shown::text).collect(Collectors.joining(AND));
  }

  private static String kilograms(Locale language, @Nullable Long grams) {
    return grams == null ? "–" : Numbers.written(Unit.GRAMS_CO2E.shown(grams), 1, language);
  }

  private String word(Locale language, String key, Object... arguments) {
    return Objects.requireNonNull(words.getMessage(key, arguments, language));
  }
}
