package org.greenclassroom.editions;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Words;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** An edition on paper: three languages, signed, kept. */
@Component
class Printing {
  private final Telling telling;
  private final Paper paper;
  private final PaperSeal seal;
  private final Files files;
  private final MessageSource words;

  Printing(Telling telling, Paper paper, PaperSeal seal, Files files, MessageSource words) {
    this.telling = telling;
    this.paper = paper;
    this.seal = seal;
    this.files = files;
    this.words = words;
  }

  /** SHA-256 of the papers, by language. */
  Map<String, String> print(Contents contents, String origin, Letterhead letterhead) {
    var edition = contents.edition();
    var number = Objects.requireNonNull(edition.number());
    var address = (origin + "/i/" + edition.code()).toUpperCase(Locale.ROOT);
    var printed = new TreeMap<String, String>();
    for (var language : Words.LANGUAGES) {
      var pdf =
          paper.pdf(
              "editions/report",
              Map.of(
                  "page",
                  in(language, contents),
                  "issued",
                  number,
                  "address",
                  address,
                  "qr",
                  Qr.svg(address)),
              language,
              letterhead);
      var reason =
          Objects.requireNonNull(
              words.getMessage("editions.paper.reason", new Object[] {number}, language));
      printed.put(
          language.getLanguage(),
          files.keep(
              seal.sign(pdf, reason),
              number + "-" + language.getLanguage() + ".pdf",
              "application/pdf"));
    }
    return printed;
  }

  /** What everybody may be let read names no device, school or letter. */
  private Telling.Told in(Locale language, Contents contents) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      var told = telling.told(contents);
      return contents.edition().kind().isOfAll() ? told.withoutRows() : told;
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
