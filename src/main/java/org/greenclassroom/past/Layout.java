package org.greenclassroom.past;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lists.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Which line names the columns, and what each of them means.
 *
 * @param heading the number of that line
 * @param meanings one for each heading; empty: left out
 * @param year said of all lines that do not say it; empty: nothing
 */
record Layout(int heading, List<String> headings, List<String> meanings, String year) {
  private static final int WITHIN = 15;
  private static final int MOST_COLUMNS = 60;
  private static final Pattern YEAR_IN_NAME = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");

  /** By the names alone; the line within which most of them are known. */
  static Layout guess(List<Grid.Line> lines, String sheet) {
    if (lines.size() < 2) throw new Refusal("past.refusal.empty");
    var best = lines.getFirst();
    long most = -1;
    for (var line : lines.subList(0, Math.min(WITHIN, lines.size()))) {
      long known =
          line.cells().stream().map(Meaning::named).filter(Objects::nonNull).distinct().count();
      if (known > most) {
        most = known;
        best = line;
      }
    }
    var headings = headings(best);
    var seen = EnumSet.noneOf(Meaning.class);
    var meanings = new ArrayList<String>();
    for (var heading : headings) {
      var meaning = Meaning.named(heading);
      meanings.add(meaning == null || !seen.add(meaning) ? "" : meaning.name());
    }
    // a workbook with a sheet for each year says the year on its tab
    var named = YEAR_IN_NAME.matcher(sheet);
    return new Layout(
            (int) best.number(),
            headings,
            List.copyOf(meanings),
            !seen.contains(Meaning.YEAR) && named.find() ? named.group(1) : "")
        .withoutPeople();
  }

  /**
   * As somebody says.
   *
   * @param said by the place of the column
   */
  Layout said(Map<Integer, String> said, String year) {
    var seen = EnumSet.noneOf(Meaning.class);
    var meanings = new ArrayList<String>();
    for (int at = 0; at < headings.size(); at++) {
      var meaning = Meaning.of(said.getOrDefault(at, ""));
      if (meaning != null && !seen.add(meaning))
        throw new Refusal("past.refusal.mapped-twice", headings.get(at));
      meanings.add(meaning == null ? "" : meaning.name());
    }
    return new Layout(heading, headings, List.copyOf(meanings), year.strip());
  }

  /** Where this stands; -1: nowhere. */
  int at(Meaning meaning) {
    return meanings.indexOf(meaning.name());
  }

  @Nullable Meaning meaning(int at) {
    return at < meanings.size() ? Meaning.of(meanings.get(at)) : null;
  }

  /** Whether its lines can declare anything. */
  boolean declares() {
    return meanings.stream()
        .map(Meaning::of)
        .anyMatch(meaning -> meaning != null && meaning.declares());
  }

  /** Refuses a spreadsheet with names of people: it would be kept for good. */
  private Layout withoutPeople() {
    for (var heading : headings)
      if (Meaning.named(heading) == null && Grid.isPersonal(heading))
        throw new Refusal("past.refusal.people", heading);
    return this;
  }

  private static List<String> headings(Grid.Line line) {
    if (line.cells().size() > MOST_COLUMNS)
      throw new Refusal("past.refusal.too-wide", MOST_COLUMNS);
    return List.copyOf(line.cells());
  }
}
