package org.greenclassroom.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a list are to be read: said by a person once, remembered for the next list of
 * the same donor.
 *
 * @param sheet of a workbook; null for a text, or where it does not matter
 * @param heading which row, counted from 1, names the columns; 0 when none does
 * @param columns what each heading means, by its key; nothing is taken from a column whose value is
 *     empty
 * @param forAll what is true of every row and stands in no column
 */
public record Mapping(
    @Nullable String sheet,
    int heading,
    Map<String, Optional<Column>> columns,
    Map<Column, String> forAll) {

  /**
   * As somebody writes it.
   *
   * @param columns by the heading as written, or "#3" for the third column; a null means left out
   * @param forAll by the name of a column
   */
  public static Mapping of(
      @Nullable String sheet,
      int heading,
      Map<String, @Nullable String> columns,
      Map<String, String> forAll) {
    var keyed = new LinkedHashMap<String, Optional<Column>>();
    columns.forEach((written, name) -> {
      boolean placed = written.matches("#\\d{1,3}");
      keyed.put(
          placed ? written : Text.word(written),
          name == null || name.isBlank() ? Optional.empty() : Optional.of(named(name)));
    });
    var said = new java.util.EnumMap<Column, String>(Column.class);
    forAll.forEach((name, text) -> {
      var column = named(name);
      if (!Column.FOR_ALL.contains(column))
        throw new Refusal("frame.refusal.unreadable", "for_all", name);
      if (!text.isBlank()) said.put(column, Text.cut(Text.clean(text), 100));
    });
    if (heading < 0 || heading > AssetList.HEADING_WITHIN)
      throw new Refusal("lists.refusal.heading-row", heading);
    return new Mapping(sheet, heading, keyed, said);
  }

  private static Column named(String name) {
    return java.util.Arrays.stream(Column.values())
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "columns", name));
  }

  /** The key of a heading: its word; where it is blank, where it stands. */
  static String key(String heading, int place) {
    var word = Text.word(heading);
    return word.isEmpty() ? "#" + (place + 1) : word;
  }

  static List<String> keys(List<String> headings) {
    var keys = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) keys.add(key(headings.get(i), i));
    return keys;
  }

  /** The keys of those headings of this row that are not blank; of all when none is. */
  static List<String> written(List<String> headings) {
    return keys(headings).stream().filter(key -> !key.startsWith("#")).distinct().sorted().toList();
  }

  /** What is recognised by its name, without anybody saying so. */
  static Map<String, Optional<Column>> guess(List<String> headings) {
    var heading = Heading.named(headings);
    var guessed = new LinkedHashMap<String, Optional<Column>>();
    for (int i = 0; i < headings.size(); i++) {
      int place = i;
      guessed.putIfAbsent(
          key(headings.get(i), i),
          heading.places().entrySet().stream()
              .filter(entry -> entry.getValue() == place)
              .map(Map.Entry::getKey)
              .findFirst());
    }
    return guessed;
  }

  /** Whether something that is taken, or said of all, tells what a row is. */
  boolean identifies() {
    return columns.values().stream()
        .flatMap(Optional::stream)
        .anyMatch(Column.IDENTIFYING::contains);
  }

  List<String> decided() {
    return columns.keySet().stream().filter(key -> !key.startsWith("#")).sorted().toList();
  }
}
