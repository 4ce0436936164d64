package org.greenclassroom.papers;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Letterheads;
import org.greenclassroom.frame.PaperCode;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Draws papers: fills a text, freezes its words, binds them. Inside the front door's transaction.
 */
@Component
class Drawing {
  private static final int LONGEST_VALUE = 2_000;
  private static final int LONGEST_NAME = 200;

  private final PaperTable table;
  private final Texts texts;
  private final Kinds kinds;
  private final Files files;
  private final Shown shown;
  private final Letterheads letterheads;
  private final SecureRandom random = new SecureRandom();

  Drawing(
      PaperTable table,
      Texts texts,
      Kinds kinds,
      Files files,
      Shown shown,
      Letterheads letterheads) {
    this.table = table;
    this.texts = texts;
    this.kinds = kinds;
    this.files = files;
    this.shown = shown;
    this.letterheads = letterheads;
  }

  long draw(Occasion occasion, DrawUp wanted, @Nullable Long replaces) {
    var kind = kinds.kind(wanted.kind());
    var text = texts.current(occasion, kind);
    var sides = sides(kind, wanted.parties());
    var letterhead = wanted.letterhead();
    var kept = letterheads.keep(letterhead);
    var prevails = kept == null ? text.prevails() : letterhead.prevails();
    if (!text.languages().contains(prevails))
      throw new Refusal(
          "papers.refusal.prevails", shown.text("#frame.prevails." + prevails), text.version());
    var words = words(text, wanted, prevails);
    var annex = wanted.annex();
    var file = annex == null ? null : AnnexFile.bytes(annex);
    int year = occasion.today().getYear();
    // last: from here on others who draw of this series wait
    var series = letterhead.series(kind.series());
    var number = "%s-%d-%04d".formatted(series, year, table.next(series, year));
    var annexHash = file == null ? null : files.keep(file, number + ".csv", "text/csv");
    var code = PaperCode.fresh(number);
    var bound =
        sides.stream()
            .map(side -> new Canon.Bound(side.role(), side.partner(), side.seal()))
            .toList();
    var canon =
        Canon.ofPaper(
            number,
            kind.kind(),
            text.version(),
            text.sha256(),
            occasion.now(),
            prevails,
            kept == null ? null : new Canon.Issued(letterhead.law(), kept),
            bound,
            annexHash,
            List.copyOf(words.keySet()),
            words);
    long paper =
        table.insert(
            new PaperTable.Draft(
                text.text(),
                number,
                code.secret(),
                Files.sha256(canon),
                annexHash,
                annex == null ? 0 : annex.rows().size(),
                occasion.now(),
                occasion.actor().account(),
                replaces,
                kept,
                kept == null ? null : letterhead.law(),
                kept == null ? null : prevails),
            occasion.keyFor("paper"));
    int nth = 0;
    for (var each : words.entrySet()) table.freeze(paper, nth++, each.getKey(), each.getValue());
    for (int i = 0; i < sides.size(); i++) table.insert(paper, i, sides.get(i));
    return paper;
  }

  /** The hash made again from what is kept: right, unless somebody touched it. */
  boolean fits(Drawn paper) {
    var words = table.words(paper.paper());
    var letterhead = paper.letterhead();
    var canon =
        Canon.ofPaper(
            paper.number(),
            paper.kind(),
            paper.version(),
            table.textHash(paper.paper()),
            paper.drawnAt(),
            paper.prevails(),
            letterhead == null ? null : new Canon.Issued(String.valueOf(paper.law()), letterhead),
            table.bound(paper.paper()),
            paper.annex(),
            List.copyOf(words.keySet()),
            words);
    return Files.sha256(canon).equals(paper.sha256())
        && table.misnamed(paper.paper()).isEmpty()
        && (letterhead == null || letterheads.fits(letterhead))
        && (paper.annex() == null
            || Files.sha256(files.file(paper.annex()).bytes()).equals(paper.annex()));
  }

  /** Sixteen bytes that nobody can guess, so that a forgotten name cannot be tried out. */
  String salt() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private List<PaperTable.Side> sides(PaperKind kind, List<DrawUp.Party> parties) {
    var byRole = new HashMap<String, DrawUp.Party>();
    for (var party : parties) byRole.put(party.role(), party);
    var missing = new HashSet<>(kind.parties());
    missing.removeAll(byRole.keySet());
    if (byRole.size() != parties.size()
        || !kind.parties().containsAll(byRole.keySet())
        || !kind.optional().containsAll(missing))
      throw new Refusal("papers.refusal.parties", String.join(", ", kind.parties()));
    var sides = new ArrayList<PaperTable.Side>();
    for (var role : kind.parties()) {
      var party = byRole.get(role);
      if (party == null) continue;
      var name = name(party.name());
      var salt = salt();
      sides.add(
          new PaperTable.Side(role, party.partner(), Canon.sealOfName(salt, name), name, salt));
    }
    return sides;
  }

  /** The name of somebody: one line, not too long, nothing unseen in it. */
  static String name(String typed) {
    var name = oneLine(typed);
    if (name.isEmpty()) throw new Refusal("papers.refusal.no-name");
    if (name.codePointCount(0, name.length()) > LONGEST_NAME)
      throw new Refusal("papers.refusal.name-long", LONGEST_NAME);
    return name;
  }

  /** Each language's words with everything filled in, the prevailing one first. */
  private Map<String, String> words(TextVersion text, DrawUp wanted, String prevails) {
    var languages = new ArrayList<String>();
    languages.add(prevails);
    for (var language : text.languages())
      if (language.equals(prevails)) continue;
      else if (wanted.languages().isEmpty()
          || wanted.languages().stream().anyMatch(each -> each.getLanguage().equals(language)))
        languages.add(language);
    for (var asked : wanted.languages())
      if (!languages.contains(asked.getLanguage()))
        throw new Refusal("papers.refusal.no-language", asked.getLanguage());
    var words = new LinkedHashMap<String, String>();
    for (var language : languages) {
      var before = LocaleContextHolder.getLocaleContext();
      LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
      try {
        var blocks = Markup.read(Objects.requireNonNull(text.words().get(language)));
        words.put(
            language, Markup.write(Markup.filled(blocks, name -> value(wanted, prevails, name))));
      } finally {
        LocaleContextHolder.setLocaleContext(before);
      }
    }
    return words;
  }

  private String value(DrawUp wanted, String prevails, String name) {
    var given = wanted.values().get(name);
    if (given == null) given = ofTheEntity(wanted.letterhead(), prevails, name);
    var text = given == null ? "" : oneLine(shown.said(given));
    if (text.isEmpty()) throw new Refusal("papers.refusal.value-missing", name);
    if (text.length() > LONGEST_VALUE)
      throw new Refusal("papers.refusal.value-long", name, LONGEST_VALUE);
    return text;
  }

  /** What a text may say of the entity in whose name it is drawn; null for any other name. */
  private @Nullable Object ofTheEntity(Letterhead letterhead, String prevails, String name) {
    var language = LocaleContextHolder.getLocale();
    return switch (name) {
      case "law" -> shown.text("#" + letterhead.lawKey());
      case "prevails" -> shown.text("#frame.prevails." + prevails);
      case "entity-address" -> letterhead.address(language.getLanguage());
      case "entity-registration" -> letterheads.registered(letterhead, language);
      default -> null;
    };
  }

  /** On one line; refused when something in it is unseen or turns the reading round. */
  private static String oneLine(String typed) {
    var line = typed.replaceAll("[\\s\\u00a0\\u202f\\u3000]+", " ").strip();
    line.codePoints()
        .filter(Markup::isUnseen)
        .findFirst()
        .ifPresent(sign -> {
          throw new Refusal("papers.refusal.value-sign", "U+%04X".formatted(sign));
        });
    return line;
  }
}
