package org.greenclassroom.lists;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The row of headings: which cell of a row means what.
 *
 * @param headings as written
 * @param places where each column that we know stands
 * @param forAll what a person said of every row
 */
record Heading(List<String> headings, Map<Column, Integer> places, Map<Column, String> forAll) {

  /** How many of our columns these cells name: the measure by which a heading row is found. */
  static int score(List<String> cells) {
    return (int) cells.stream().map(Column::named).filter(c -> c != null).distinct().count();
  }

  /** Whether these cells are a heading row: two columns known, or all there are. */
  static boolean is(List<String> cells) {
    var written = cells.stream().map(Text::strip).filter(cell -> !cell.isEmpty()).toList();
    var named = written.stream().map(Column::named).filter(c -> c != null).distinct().toList();
    return named.stream().anyMatch(Column.IDENTIFYING::contains)
        && (named.size() >= 2 || named.size() == written.size());
  }

  /** By the names alone. */
  static Heading of(List<String> cells) {
    return named(unique(cells));
  }

  /** As somebody said. */
  static Heading of(List<String> cells, Mapping mapping) {
    var headings = mapping.heading() == 0 ? lettered(cells.size()) : unique(cells);
    var places = new EnumMap<Column, Integer>(Column.class);
    for (int i = 0; i < headings.size(); i++) {
      int place = i;
      var key = mapping.heading() == 0 ? "#" + (i + 1) : Mapping.key(headings.get(i), i);
      mapping
          .columns()
          .getOrDefault(key, Optional.empty())
          .ifPresent(column -> places.putIfAbsent(column, place));
    }
    return new Heading(headings, places, Map.copyOf(mapping.forAll()));
  }

  /** What a list without headings is told by: A, B, C as a spreadsheet shows above them. */
  static List<String> lettered(int count) {
    var letters = new ArrayList<String>();
    for (int i = 0; i < count; i++)
      letters.add(
          (i < 26 ? "" : String.valueOf((char) ('A' + i / 26 - 1))) + (char) ('A' + i % 26));
    return letters;
  }

  private static List<String> unique(List<String> cells) {
    var headings = cells.stream().map(Text::clean).toList();
    var seen = new HashSet<String>();
    for (var heading : headings) {
      var word = Text.word(heading);
      if (!word.isEmpty() && !seen.add(word))
        throw new Refusal("lists.refusal.duplicate-heading", Text.cut(heading, 60));
    }
    return headings;
  }

  static Heading named(List<String> headings) {
    var places = new EnumMap<Column, Integer>(Column.class);
    for (int i = 0; i < headings.size(); i++) {
      var column = Column.named(headings.get(i));
      if (column == null) continue;
      var other = places.get(column);
      if (other == null || Column.rank(headings.get(i)) < Column.rank(headings.get(other)))
        places.put(column, i);
    }
    return new Heading(headings, places, Map.of());
  }

  /** The number of cells a row must have: up to the last heading that is not blank. */
  int width() {
    int width = headings.size();
    while (width > 0 && headings.get(width - 1).isEmpty()) width--;
    return width;
  }

  boolean has(Column column) {
    return places.containsKey(column) || forAll.containsKey(column);
  }

  /** The heading as the donor wrote it. */
  String written(Column column) {
    var place = places.get(column);
    return place == null ? column.name() : headings.get(place);
  }

  /** The unit that the heading gives for its cells; empty when none. */
  String unit(Column column) {
    return Column.unit(written(column));
  }

  /** What the row says; where it says nothing, what was said of all. */
  @Nullable String value(Cells cells, Column column) {
    var place = places.get(column);
    var said = place == null || place >= cells.values().size() ? null : cells.values().get(place);
    if (said != null && !said.isEmpty()) return said;
    return forAll.getOrDefault(column, said);
  }

  /** Headings that nothing is taken from, for telling. */
  List<String> unused() {
    var unused = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++)
      if (!places.containsValue(i) && !headings.get(i).isEmpty()) unused.add(headings.get(i));
    return unused;
  }
}
