package org.greenclassroom.endings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.partners.Partners;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a proposal says, as a sentence in the reader's language. */
@Component
class Sayings {
  private final MessageSource words;
  private final Shown shown;
  private final Partners partners;

  Sayings(MessageSource words, Shown shown, Partners partners) {
    this.words = words;
    this.shown = shown;
    this.partners = partners;
  }

  /** In the language of whoever looks at the page. */
  String of(Proposal proposal) {
    var wish = proposal.wish();
    var next = wish.next();
    return say(
        "endings.what." + wish.decision().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        wish.day() == null ? "" : shown.day(wish.day()),
        proposal.kept(),
        wish.why() == null ? "" : shown.word(wish.why()),
        wish.nextSchool() == null ? "" : partners.partner(wish.nextSchool()).name(),
        next == null ? "" : next.name(),
        next == null ? 0 : next.seats());
  }

  /** The same in the language of a letter or a paper. */
  String of(Proposal proposal, Locale language) {
    return in(language, () -> of(proposal));
  }

  /** Where a link would stand, if it surely led here. */
  String unlinked(Locale language) {
    return in(language, () -> say("endings.letter.no-link"));
  }

  String day(LocalDate day, Locale language) {
    return in(language, () -> shown.day(day));
  }

  /** How it ends; not decided yet: how far the deciding is. */
  String stands(Ending ending, Locale language) {
    var decision = ending.decision();
    return in(language, () -> shown.word(decision == null ? ending.state() : decision));
  }

  /** Nov 2026, 2026年11月, nov. 2026. */
  String month(YearMonth month) {
    var locale = LocaleContextHolder.getLocale();
    var pattern = locale.getLanguage().equals("zh") ? "y年M月" : "MMM y";
    return DateTimeFormatter.ofPattern(pattern, locale).format(month);
  }

  String say(String key, Object... arguments) {
    return Objects.requireNonNullElse(
        words.getMessage(key, arguments, key, LocaleContextHolder.getLocale()), key);
  }

  static <T> T in(Locale language, Supplier<T> said) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return said.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
