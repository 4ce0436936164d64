package org.greenclassroom.donations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Specifications, findings and answers as sentences: for pages, and for letters in their language.
 */
@Component
class Wording {
  private final MessageSource words;

  Wording(MessageSource words) {
    this.words = words;
  }

  /** "built in 2013 or later; Intel Core i5 of the 4th generation or comparable; …". */
  String minimum(Specification wanted, Locale locale) {
    var parts = new ArrayList<String>();
    if (wanted.oldestYear() != null)
      parts.add(say("donations.minimum.built", locale, wanted.oldestYear().toString()));
    if (wanted.tier() != null) parts.add(processor(wanted, locale));
    if (wanted.memoryMb() != null)
      parts.add(say("donations.minimum.memory", locale, memory(wanted.memoryMb())));
    if (wanted.inches() != null)
      parts.add(say("donations.minimum.inches", locale, plain(wanted.inches())));
    if (wanted.charger()) parts.add(say("donations.minimum.charger", locale));
    if (wanted.smallest() > 1)
      parts.add(say("donations.minimum.pieces", locale, wanted.smallest()));
    if (wanted.faultyShare() < 100)
      parts.add(say("donations.minimum.faulty", locale, wanted.faultyShare()));
    return parts.isEmpty()
        ? say("donations.minimum.any", locale)
        : String.join(say("donations.minimum.and", locale), parts);
  }

  /** "Laptop: built in 2013 or later; …". */
  String minimumOfKind(Specification wanted, Locale locale) {
    return say(
        "donations.minimum.of-kind", locale, word(wanted.kind(), locale), minimum(wanted, locale));
  }

  String wanted(Screening.Finding finding, Locale locale) {
    return switch (finding.fact()) {
      case BUILT -> say("donations.minimum.built", locale, finding.wanted().toString());
      case PROCESSOR -> processor((Specification) finding.wanted(), locale);
      case MEMORY -> say("donations.minimum.memory", locale, memory((Integer) finding.wanted()));
      case INCHES -> say("donations.minimum.inches", locale, plain((BigDecimal) finding.wanted()));
      case CHARGER -> say("donations.minimum.charger", locale);
      case PIECES -> say("donations.minimum.pieces", locale, finding.wanted());
      case FAULTY_SHARE -> say("donations.minimum.faulty", locale, finding.wanted());
    };
  }

  String given(Screening.Finding finding, Locale locale) {
    var given = finding.given();
    if (given == null) return say("donations.not-said", locale);
    return switch (finding.fact()) {
      case MEMORY -> memory((Integer) given);
      case INCHES -> say("donations.inches", locale, plain((BigDecimal) given));
      case CHARGER -> word((Offer.Known) given, locale);
      case FAULTY_SHARE -> say("donations.per-cent", locale, given);
      case BUILT, PROCESSOR, PIECES -> given.toString();
    };
  }

  /** One line of an offer in few words: "10 × laptop Dell Latitude E7450". */
  String line(Line line, Locale locale) {
    return say(
            "donations.letter.line", locale, line.pieces(), word(line.kind(), locale), line.what())
        .strip();
  }

  /** The same with its answer. */
  String answered(Line line, Answer.Judgement judged, Locale locale) {
    var what = line(line, locale);
    if (judged.reason() == null) return say("donations.letter.line.all", locale, what);
    var reason = word(judged.reason(), locale);
    return judged.accepted() == 0
        ? say("donations.letter.line.none", locale, what, reason)
        : say("donations.letter.line.some", locale, what, judged.accepted(), reason);
  }

  /** What to do with the rest, a sentence each; the officer's own words last. */
  List<String> advice(Answer answer, List<Specification> minima, Locale locale) {
    var all = new ArrayList<String>();
    if (answer.recycler()) all.add(say("donations.advice.recycler", locale));
    if (answer.minimum())
      for (var each : minima)
        all.add(say("donations.advice.minimum", locale, minimumOfKind(each, locale)));
    if (!answer.note().isBlank()) all.add(answer.note());
    return all;
  }

  String word(Enum<?> constant, Locale locale) {
    var type = constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
    return say(
        "donations." + type + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        locale);
  }

  private String processor(Specification wanted, Locale locale) {
    return say(
        "donations.minimum.processor",
        locale,
        Objects.requireNonNull(wanted.tier()),
        Objects.requireNonNull(wanted.generation()));
  }

  static String memory(int megabytes) {
    return megabytes % 1024 == 0 ? megabytes / 1024 + " GB" : megabytes + " MB";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private String say(String key, Locale locale, Object... arguments) {
    return Objects.requireNonNull(words.getMessage(key, arguments, locale));
  }
}
