package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of the loan agreement: Chinese, with English and French beside it. What is signed is
 * kept as it was shown, so a new version here changes no agreement that was signed before.
 */
@Component
class AgreementText {
  /** Raise it with every change of the clauses' words. */
  static final String VERSION = "2026-11";

  private static final List<Locale> ORDER = List.of(Locale.CHINESE, Locale.ENGLISH, Locale.FRENCH);
  private static final List<String> CLAUSES =
      List.of(
          "object", "term", "people", "lessons", "faults", "keeping", "children", "end", "changes");

  private final MessageSource words;

  AgreementText(MessageSource words) {
    this.words = words;
  }

  /** One language's text: a heading and its clauses. */
  record Version(String language, String heading, List<String> clauses) {}

  /** What the parties agree on. */
  record Terms(
      String school, String programme, @Nullable String sponsor, Classroom classroom, int years) {}

  List<Version> versions(Terms terms) {
    return ORDER.stream().map(locale -> version(terms, locale)).toList();
  }

  /** All three as one plain text: these bytes are what is kept and hashed. */
  String text(Terms terms) {
    var text = new StringBuilder();
    for (var version : versions(terms)) {
      text.append(version.heading()).append("\n\n");
      int number = 1;
      for (var clause : version.clauses())
        text.append(number++).append(". ").append(clause).append("\n\n");
    }
    return text.append(VERSION).append('\n').toString();
  }

  private Version version(Terms terms, Locale locale) {
    if (!Words.LANGUAGES.contains(locale)) throw new Refusal("frame.refusal.not-found", locale);
    var room = terms.classroom();
    var kind =
        words.getMessage(
            "custody.devicekind." + room.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            null,
            room.kind().name(),
            locale);
    var arguments =
        new Object[] {
          terms.school(),
          terms.programme(),
          terms.sponsor() == null ? "" : terms.sponsor(),
          room.name(),
          Integer.toString(room.seats()),
          kind,
          Integer.toString(terms.years())
        };
    var clauses = new ArrayList<String>();
    for (var clause : CLAUSES)
      clauses.add(words.getMessage("classrooms.agreement.clause." + clause, arguments, locale));
    if (terms.sponsor() != null)
      clauses.add(words.getMessage("classrooms.agreement.clause.sponsor", arguments, locale));
    clauses.add(words.getMessage("classrooms.agreement.clause.languages", arguments, locale));
    var heading =
        words.getMessage(
            terms.sponsor() == null
                ? "classrooms.agreement.heading.two"
                : "classrooms.agreement.heading.three",
            arguments,
            locale);
    return new Version(locale.getLanguage(), heading, List.copyOf(clauses));
  }
}
