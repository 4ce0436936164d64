package org.greenclassroom.editions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** An edition in the reader's language, the same for page and paper. */
@Component
class Telling {
  /** Columns in which numbers with decimals stand; elsewhere what looks like one is a name. */
  private static final Set<String> MEASURED =
      Set.of("kilograms", "share", "displaced", "at-low", "at-high");

  /** A coefficient at its ends: its range is not one of runs. */
  static final String SWING = "swing";

  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  private final MessageSource words;
  private final Shown shown;

  Telling(MessageSource words, Shown shown) {
    this.words = words;
    this.shown = shown;
  }

  /** What page and paper show. */
  record Told(
      Edition edition,
      String title,
      String lead,
      List<Section> sections,
      String claims,
      String compiled,
      @Nullable String beforeNumber,
      List<Difference> differences) {

    /** Its figures, and nothing of the rows behind them. */
    Told withoutRows() {
      return new Told(
          edition,
          title,
          lead,
          sections.stream().map(Section::withoutRows).toList(),
          claims,
          compiled,
          beforeNumber,
          differences);
    }
  }

  /** A chapter. */
  record Section(
      String title,
      String says,
      String identity,
      List<Entry> entries,
      List<Drawing> drawings,
      List<Listing> listings) {
    private Section withoutRows() {
      return new Section(title, says, identity, entries, drawings, List.of());
    }
  }

  /** A figure. */
  record Entry(
      int nth,
      String name,
      String definition,
      String value,
      String unit,
      String range,
      String basis,
      long lines,
      boolean sums) {}

  record Drawing(String sentence, String svg) {}

  /** The lines of a figure, or the first of them. */
  record Listing(
      String caption, boolean tagged, List<String> headings, List<Row> rows, boolean cut) {}

  record Row(@Nullable String tag, List<String> cells) {}

  record Difference(String name, String before, String after, String difference) {}

  /** In the language of this thread. */
  Told told(Contents contents) {
    var language = LocaleContextHolder.getLocale().getLanguage();
    // a chapter of parts only has no figure where nothing was found: it says so
    var chapters = new LinkedHashMap<String, List<Frozen>>();
    for (var chapter : contents.says(language, "chapters").split(" "))
      chapters.put(chapter, new ArrayList<>());
    for (var figure : contents.figures())
      chapters.computeIfAbsent(figure.chapter(), _ -> new ArrayList<>()).add(figure);
    var sections = new ArrayList<Section>();
    chapters.forEach(
        (chapter, figures) -> sections.add(section(contents, language, chapter, figures)));
    return new Told(
        contents.edition(),
        contents.says(language, "title"),
        contents.says(language, "lead"),
        sections,
        contents.says(language, "claims"),
        contents.says(language, "compiled"),
        contents.before() == null ? null : contents.before().number(),
        contents.changes().stream().map(one -> difference(contents, language, one)).toList());
  }

  private Section section(
      Contents contents, String language, String chapter, List<Frozen> figures) {
    var entries = new ArrayList<Entry>();
    var groups = new LinkedHashMap<String, List<Frozen>>();
    var listings = new ArrayList<Listing>();
    for (var figure : figures) {
      entries.add(
          new Entry(
              figure.nth(),
              contents.nameOf(language, figure),
              contents.says(language, "says." + figure.nth()),
              number(figure.unit(), figure.amount()),
              unit(figure),
              range(figure),
              word("editions.basis." + figure.basis().id()),
              figure.lines(),
              figure.sums()));
      if (figure.charted())
        groups.computeIfAbsent(figure.code(), _ -> new ArrayList<>()).add(figure);
      if (figure.listed() && figure.lines() > 0) listings.add(listing(contents, language, figure));
    }
    var drawings = new ArrayList<Drawing>();
    for (var group : groups.values()) {
      var drawing = drawing(contents, language, group);
      if (drawing != null) drawings.add(drawing);
    }
    return new Section(
        contents.says(language, "chapter." + chapter),
        contents.says(language, "chapter." + chapter + ".says"),
        chapter.equals("became") ? identity(contents.figures()) : "",
        entries,
        drawings,
        listings);
  }

  /** Everything that came is somewhere: pieces and both kinds of kilograms, each by itself. */
  private String identity(List<Frozen> figures) {
    long came = sum(figures, "received");
    long weighed = sum(figures, "received-weighed");
    long estimated = sum(figures, "received-estimated");
    boolean holds =
        came == sum(figures, "became")
            && weighed == sum(figures, "became-weighed")
            && estimated == sum(figures, "became-estimated");
    return words.getMessage(
        holds ? "editions.identity.holds" : "editions.identity.broken",
        new Object[] {came, shown.kilograms(weighed), shown.kilograms(estimated)},
        LocaleContextHolder.getLocale());
  }

  private static long sum(List<Frozen> figures, String code) {
    return figures.stream()
        .filter(figure -> figure.code().equals(code))
        .mapToLong(Frozen::amount)
        .sum();
  }

  private @Nullable Drawing drawing(Contents contents, String language, List<Frozen> group) {
    var most = group.getFirst();
    var least = most;
    for (var one : group) {
      if (one.amount() > most.amount()) most = one;
      if (one.amount() < least.amount()) least = one;
    }
    if (group.size() < 2 || most.amount() == 0 && least.amount() == 0) return null;
    var sentence =
        words.getMessage(
            "editions.chart.says",
            new Object[] {
              contents.says(language, "figure." + most.nth()),
              contents.says(language, "part." + most.nth()),
              valued(most),
              contents.says(language, "part." + least.nth()),
              valued(least)
            },
            LocaleContextHolder.getLocale());
    var title = contents.says(language, "figure." + most.nth());
    return new Drawing(
        sentence,
        least.amount() < 0
            ? Charts.waterfall(title, sentence, steps(contents, language, group))
            : Charts.bars(title, sentence, bars(contents, language, group)));
  }

  private List<Charts.Bar> bars(Contents contents, String language, List<Frozen> group) {
    return group.stream()
        .map(one ->
            new Charts.Bar(contents.says(language, "part." + one.nth()), one.amount(), valued(one)))
        .toList();
  }

  /** What is below zero stands on the other side of it. */
  private List<Charts.Step> steps(Contents contents, String language, List<Frozen> group) {
    return group.stream()
        .map(one ->
            new Charts.Step(
                contents.says(language, "part." + one.nth()), 0, one.amount(), valued(one)))
        .toList();
  }

  private Listing listing(Contents contents, String language, Frozen figure) {
    var lines = contents.lines().getOrDefault(figure.nth(), List.of());
    return new Listing(
        contents.nameOf(language, figure),
        lines.stream().anyMatch(line -> line.tag() != null),
        figure.columns().stream()
            .map(column -> contents.says(language, "column." + column))
            .toList(),
        lines.stream().map(line -> row(figure, line)).toList(),
        figure.lines() > lines.size());
  }

  /** A line for whoever reads it: numbers with decimals are in the reader's form, too. */
  Row row(Frozen figure, Line line) {
    var tag = line.tag();
    var cells = new ArrayList<String>();
    for (int at = 0; at < line.cells().size(); at++) {
      var said = cell(line.cells().get(at));
      cells.add(MEASURED.contains(figure.columns().get(at)) ? measured(said) : said);
    }
    return new Row(tag == null ? null : tag.substring(0, 4) + "-" + tag.substring(4), cells);
  }

  private String measured(String frozen) {
    return DECIMAL
        .matcher(frozen)
        .replaceAll(found -> Matcher.quoteReplacement(number(new BigDecimal(found.group()))));
  }

  /** A word of ours, a day, or what stands there. */
  String cell(@Nullable String frozen) {
    if (frozen == null || frozen.isBlank()) return "–";
    if (frozen.matches("\\d{4}-\\d{2}-\\d{2}")) return shown.day(LocalDate.parse(frozen));
    return shown.text(frozen);
  }

  private Difference difference(Contents contents, String language, Changed changed) {
    var figure = changed.figure();
    var before = changed.before();
    var after = changed.after();
    return new Difference(
        after == null ? contents.formerNameOf(language, figure) : contents.nameOf(language, figure),
        before == null ? "–" : valued(before),
        after == null ? "–" : valued(after),
        (changed.difference() > 0 ? "+" : "") + number(figure.unit(), changed.difference()));
  }

  private String valued(Frozen figure) {
    var unit = unit(figure);
    return unit.isEmpty()
        ? number(figure.unit(), figure.amount())
        : number(figure.unit(), figure.amount()) + "\u00a0" + unit;
  }

  private String range(Frozen figure) {
    var low = figure.low();
    var high = figure.high();
    if (low == null || high == null) return "";
    return word(
        figure.code().equals(SWING) ? "editions.ends" : "editions.range",
        number(figure.unit(), low),
        number(figure.unit(), high));
  }

  String number(Unit unit, long amount) {
    return number(unit.shown(amount));
  }

  private String number(BigDecimal value) {
    return shown.decimals(value, value.scale());
  }

  /** Empty for what is counted one by one. */
  private String unit(Frozen figure) {
    return switch (figure.unit()) {
      case PIECES, PUPILS, PEOPLE, RATIO -> "";
      case CENTS -> figure.part();
      case GRAMS, DAYS, MINUTES, GRAMS_CO2E ->
          word("editions.unit." + figure.unit().id().toLowerCase(Locale.ROOT));
    };
  }

  private String word(String key, Object... arguments) {
    return Objects.requireNonNull(
        words.getMessage(key, arguments, LocaleContextHolder.getLocale()));
  }
}
