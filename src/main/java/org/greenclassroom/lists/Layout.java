package org.greenclassroom.lists;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file the list is and what its columns mean, or the question that a person must answer.
 *
 * <p>In this order: what was said of a list of this donor with the same headings; what was said of
 * one with nearly the same, where only the new ones are asked for; names that are known; a person.
 *
 * @param read how many rows come before the first device
 */
record Layout(int sheet, int read, @Nullable Heading heading, @Nullable Question question) {

  static Layout find(Heads heads, List<Mapping> remembered) {
    if (heads.blank()) throw new Refusal("lists.refusal.empty");
    for (var mapping : remembered) {
      var same = same(heads, mapping);
      if (same != null) return same;
    }
    if (!remembered.isEmpty()) {
      var like = like(heads, remembered.getFirst());
      if (like != null) return like;
    }
    var named = named(heads);
    if (named != null) return named;
    for (var head : heads.rows()) for (var cells : head) PersonalHeadings.refuse(cells.values());
    return asked(heads);
  }

  /** As a person says. */
  static Layout said(Heads heads, Mapping said) {
    int sheet = said.sheet() == null ? 0 : heads.sheet(said.sheet());
    if (said.heading() > heads.rows().get(sheet).size())
      throw new Refusal("lists.refusal.heading-row", said.heading());
    return new Layout(sheet, said.heading(), heading(heads, sheet, said), null);
  }

  private static Heading heading(Heads heads, int sheet, Mapping mapping) {
    var cells =
        mapping.heading() == 0
            ? Heading.lettered(heads.width(sheet))
            : heads.cells(sheet, mapping.heading() - 1);
    return Heading.of(cells, mapping);
  }

  private static @Nullable Layout same(Heads heads, Mapping mapping) {
    for (int sheet : sheets(heads, mapping)) {
      if (mapping.heading() == 0) {
        boolean bare = named(heads) == null && heads.width(sheet) == mapping.columns().size();
        if (bare) return new Layout(sheet, 0, heading(heads, sheet, mapping), null);
        continue;
      }
      for (int row = 0; row < heads.rows().get(sheet).size(); row++) {
        var cells = heads.cells(sheet, row);
        if (Mapping.written(cells).equals(mapping.decided()))
          return new Layout(sheet, row + 1, Heading.of(cells, mapping), null);
      }
    }
    return null;
  }

  private static @Nullable Layout like(Heads heads, Mapping mapping) {
    if (mapping.heading() == 0) return null;
    var known = new HashSet<>(mapping.decided());
    for (int sheet : sheets(heads, mapping))
      for (int row = 0; row < heads.rows().get(sheet).size(); row++) {
        var cells = heads.cells(sheet, row);
        var written = Mapping.written(cells);
        long shared = written.stream().filter(known::contains).count();
        if (shared == 0 || shared * 2 < written.size()) continue;
        var fresh = new TreeSet<>(written);
        fresh.removeAll(known);
        var columns = new LinkedHashMap<String, Optional<Column>>();
        var guessed = Mapping.guess(cells);
        for (var key : Mapping.keys(cells))
          columns.put(
              key,
              known.contains(key)
                  ? mapping.columns().getOrDefault(key, Optional.empty())
                  : guessed.getOrDefault(key, Optional.empty()));
        var suggested = new Mapping(heads.names().get(sheet), row + 1, columns, mapping.forAll());
        if (fresh.isEmpty() && suggested.identifies())
          return new Layout(sheet, row + 1, Heading.of(cells, suggested), null);
        return new Layout(
            sheet, row + 1, null, new Question(sheet, row + 1, suggested, Set.copyOf(fresh)));
      }
    return null;
  }

  /** The sheet that was meant last time first. */
  private static List<Integer> sheets(Heads heads, Mapping mapping) {
    var order = new java.util.ArrayList<Integer>();
    var named = mapping.sheet() == null ? -1 : heads.names().indexOf(mapping.sheet());
    if (named >= 0) order.add(named);
    for (int sheet = 0; sheet < heads.names().size(); sheet++) if (sheet != named) order.add(sheet);
    return order;
  }

  private static @Nullable Layout named(Heads heads) {
    for (int sheet = 0; sheet < heads.names().size(); sheet++)
      for (int row = 0; row < heads.rows().get(sheet).size(); row++) {
        var cells = heads.cells(sheet, row);
        if (!Heading.is(cells)) continue;
        PersonalHeadings.refuse(cells);
        PersonalHeadings.refuseLicences(cells);
        return new Layout(sheet, row + 1, Heading.of(cells), null);
      }
    return null;
  }

  /** The row with the most different texts that are no numbers is most likely the heading. */
  private static Layout asked(Heads heads) {
    int sheet = 0;
    while (heads.rows().get(sheet).stream().allMatch(Cells::blank)) sheet++;
    int best = 0;
    long most = -1;
    for (int row = 0; row < heads.rows().get(sheet).size(); row++) {
      long texts =
          heads.cells(sheet, row).stream()
              .map(Text::strip)
              .filter(cell -> !cell.isEmpty() && !cell.matches("[\\d.,:/ -]+"))
              .distinct()
              .count();
      if (texts > most) {
        most = texts;
        best = row;
      }
    }
    var cells = heads.cells(sheet, best);
    var suggested =
        new Mapping(heads.names().get(sheet), best + 1, Mapping.guess(cells), java.util.Map.of());
    return new Layout(sheet, best + 1, null, new Question(sheet, best + 1, suggested, Set.of()));
  }
}
