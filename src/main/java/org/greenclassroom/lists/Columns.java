package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list as a person sees them who says what each means.
 *
 * @param sheets names of the sheets; one without a name for a text
 * @param sheet the chosen one
 * @param first its first rows, each on one line
 * @param heading the chosen row, counted from 1; 0: the list has none
 * @param forAll what was said of all rows before
 */
public record Columns(
    List<String> sheets,
    int sheet,
    List<String> first,
    int heading,
    List<Shown> columns,
    Map<Column, String> forAll) {
  private static final int SAMPLES = 5;
  private static final int LOOKED_AT = 200;

  /**
   * One column.
   *
   * @param key by which what is said of it is remembered
   * @param samples what stands below its heading, at most five different texts
   * @param suggested what it most likely means; null when nothing is known
   * @param fresh whether this donor never sent it before
   */
  public record Shown(
      String key,
      String heading,
      List<String> samples,
      @Nullable Column suggested,
      boolean fresh) {}

  /**
   * @param wantedSheet null: the most likely one
   * @param wantedHeading null: the most likely one
   */
  static Columns of(
      Path path,
      List<Mapping> remembered,
      @Nullable Integer wantedSheet,
      @Nullable Integer wantedHeading)
      throws IOException {
    try (var file = Opened.of(path)) {
      var heads = Heads.of(file);
      var layout = Layout.find(heads, remembered);
      var question = layout.question();
      int sheet = within(wantedSheet, layout.sheet(), heads.names().size() - 1);
      int most = heads.rows().get(sheet).size();
      int likely = question == null ? layout.read() : question.heading();
      int heading = within(wantedHeading, Math.min(likely, most), most);
      var fresh =
          question != null && sheet == question.sheet() && heading == question.heading()
              ? question.fresh()
              : Set.<String>of();
      var cells =
          heading == 0 ? Heading.lettered(heads.width(sheet)) : heads.cells(sheet, heading - 1);
      var known =
          remembered.isEmpty()
              ? Map.<String, Optional<Column>>of()
              : remembered.getFirst().columns();
      var samples = samples(file, sheet, heading, cells.size());
      var guessed = Mapping.guess(cells);
      var shown = new ArrayList<Shown>();
      for (int i = 0; i < cells.size(); i++) {
        var key = heading == 0 ? "#" + (i + 1) : Mapping.key(cells.get(i), i);
        if (heading > 0 && key.startsWith("#") && samples.get(i).isEmpty()) continue;
        var suggested = known.containsKey(key) ? known.get(key) : guessed.get(key);
        shown.add(
            new Shown(
                key,
                Text.cut(Text.clean(cells.get(i)), 60),
                samples.get(i),
                suggested == null ? null : suggested.orElse(null),
                fresh.contains(key)));
      }
      return new Columns(
          heads.names(),
          sheet,
          heads.rows().get(sheet).stream().map(Columns::line).toList(),
          heading,
          shown,
          remembered.isEmpty() ? Map.of() : remembered.getFirst().forAll());
    }
  }

  private static int within(@Nullable Integer wanted, int likely, int most) {
    return wanted == null ? likely : Math.clamp(wanted, 0, most);
  }

  private static String line(Cells cells) {
    return Text.cut(
        String.join(
            " · ",
            cells.values().stream().map(Text::clean).filter(cell -> !cell.isEmpty()).toList()),
        70);
  }

  private static List<List<String>> samples(Opened file, int sheet, int heading, int width)
      throws IOException {
    var samples = new ArrayList<List<String>>();
    var seen = new ArrayList<Set<String>>();
    for (int i = 0; i < width; i++) {
      samples.add(new ArrayList<>());
      seen.add(new java.util.HashSet<>());
    }
    try (var rows = file.sheets().rows(sheet)) {
      for (int row = 0; row < LOOKED_AT && rows.hasNext(); row++) {
        var cells = rows.next();
        if (row < heading) continue;
        for (int i = 0; i < Math.min(width, cells.values().size()); i++) {
          var text = Text.cut(Text.clean(cells.values().get(i)), 40);
          if (!text.isEmpty() && samples.get(i).size() < SAMPLES && seen.get(i).add(text))
            samples.get(i).add(text);
        }
      }
    }
    return samples;
  }
}
