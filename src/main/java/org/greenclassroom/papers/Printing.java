package org.greenclassroom.papers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Qr;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Papers on paper, and what their kinds, sides and columns are called. */
@Component
class Printing {
  /** A longer annex is a book of its own: its file goes with the paper, bound by its hash. */
  static final int ROWS = 1_000;

  private final Paper paper;
  private final PaperSeal seal;
  private final Kinds kinds;
  private final Origin origin;
  private final MessageSource words;

  Printing(Paper paper, PaperSeal seal, Kinds kinds, Origin origin, MessageSource words) {
    this.paper = paper;
    this.seal = seal;
    this.kinds = kinds;
    this.origin = origin;
    this.words = words;
  }

  /**
   * What the template of a paper gets.
   *
   * @param columns headings of the annex
   * @param rows of the annex, as many as are printed
   */
  record Printed(
      Drawn paper,
      String kind,
      Map<String, String> sides,
      Map<String, List<Passage>> words,
      List<String> columns,
      List<List<String>> rows,
      Map<String, Seal> seals,
      boolean shipped,
      String qr,
      String checkAt) {
    public boolean isCut() {
      return rows.size() < paper.annexRows();
    }
  }

  byte[] pdf(
      Drawn drawn,
      Map<String, String> frozen,
      List<Seal> seals,
      List<List<String>> annex,
      boolean shipped,
      Letterhead letterhead,
      Locale language) {
    var checkAt = (origin.here() + "/p/" + drawn.code()).toUpperCase(Locale.ROOT);
    var byRole = new LinkedHashMap<String, Seal>();
    for (var each : seals) byRole.put(each.role(), each);
    var kind = kind(drawn.kind(), language);
    var printed =
        new Printed(
            drawn,
            kind,
            sides(drawn, language),
            passages(frozen),
            annex.isEmpty() ? List.of() : columns(drawn.kind(), annex.getFirst(), language),
            annex.isEmpty() ? List.of() : annex.subList(1, annex.size()),
            byRole,
            shipped,
            Qr.svg(checkAt),
            checkAt);
    var pdf =
        paper.pdf(
            "papers/print",
            Map.of("page", printed, "issued", drawn.number()),
            language,
            // a draft is not issued: nobody's seal is on it before all have signed
            drawn.isSigned() ? letterhead : letterhead.unsealed());
    return seal.sign(pdf, said("papers.print.reason", language, drawn.number(), kind));
  }

  static Map<String, List<Passage>> passages(Map<String, String> frozen) {
    var passages = new LinkedHashMap<String, List<Passage>>();
    frozen.forEach((language, words) -> passages.put(language, Passage.of(Markup.read(words))));
    return passages;
  }

  /** What a kind is called; one that nobody hangs any more by its stable word. */
  String kind(String kind, Locale language) {
    return kinds.ifKnown(kind).map(known -> worded(known.words(), kind, language)).orElse(kind);
  }

  String side(String kind, String role, Locale language) {
    return kinds
        .ifKnown(kind)
        .map(known ->
            worded(
                known.words() + ".party." + role.toLowerCase(Locale.ROOT).replace('_', '-'),
                role,
                language))
        .orElse(role);
  }

  Map<String, String> sides(Drawn drawn, Locale language) {
    var sides = new LinkedHashMap<String, String>();
    for (var each : drawn.sides())
      sides.put(each.role(), side(drawn.kind(), each.role(), language));
    return sides;
  }

  List<String> columns(String kind, List<String> names, Locale language) {
    return names.stream()
        .map(name ->
            kinds
                .ifKnown(kind)
                .map(known -> worded(known.words() + ".column." + name, name, language))
                .orElse(name))
        .toList();
  }

  /** What each placeholder stands for, in the order in which the kind names them. */
  Map<String, String> placeholders(PaperKind kind, Locale language) {
    var said = new LinkedHashMap<String, String>();
    for (var name : kind.placeholders())
      said.put(
          name,
          PaperKind.OF_THE_ENTITY.contains(name)
              ? said("papers.placeholder." + name, language)
              : worded(kind.words() + ".placeholder." + name, name, language));
    return said;
  }

  private String said(String key, Locale language, Object... arguments) {
    return Objects.requireNonNull(words.getMessage(key, arguments, language));
  }

  private String worded(String key, @Nullable String otherwise, Locale language) {
    return Objects.requireNonNullElse(words.getMessage(key, null, otherwise, language), key);
  }
}
