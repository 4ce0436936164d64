package org.greenclassroom.editions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was frozen of an edition, and how it differs from the one before.
 *
 * @param lines of figures that are listed, the first of them, by the figure's place
 * @param passages by language and place
 * @param former what the edition before said, which names figures that are gone
 */
record Contents(
    Edition edition,
    List<Frozen> figures,
    Map<Integer, List<Line>> lines,
    Map<String, Map<String, String>> passages,
    @Nullable Edition before,
    List<Changed> changes,
    Map<String, Map<String, String>> former) {
  /** More lines are not printed: the file has them. */
  static final int MOST_LISTED = 300;

  String says(String language, String place) {
    return passages.getOrDefault(language, Map.of()).getOrDefault(place, "");
  }

  /** A figure by its frozen name, with its part. */
  String nameOf(String language, Frozen figure) {
    return named(passages, language, figure);
  }

  String formerNameOf(String language, Frozen figure) {
    return named(former, language, figure);
  }

  private static String named(
      Map<String, Map<String, String>> passages, String language, Frozen figure) {
    var said = passages.getOrDefault(language, Map.of());
    var name = said.getOrDefault("figure." + figure.nth(), figure.code());
    var part = said.getOrDefault("part." + figure.nth(), "");
    return part.isEmpty() ? name : name + " · " + part;
  }
}
