package org.greenclassroom.editions;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Some figures of a report. Whoever knows rows hangs one as a bean; an edition takes all that are
 * of its kind, in their order.
 */
public interface Chapter {
  int order();

  /** Its name; words: {@code <words>.chapter.<key>} and {@code <words>.chapter.<key>.says}. */
  String key();

  /** Reports in which it stands. */
  Set<Kind> kinds();

  /** What to freeze; asked inside the transaction that freezes it. */
  List<Figured> figures(Asked asked);

  /** The room whose words file names its figures and columns. */
  default String words() {
    return "editions";
  }

  /** The word that names a figure. */
  default String nameOf(String code) {
    return words() + ".figure." + code;
  }

  /** The words that say what a figure is; of CO2e: coefficients, P5 and P95 are named to them. */
  default String definitionOf(String code) {
    return words() + ".definition." + code;
  }

  /** A chapter whose figures are the same whatever is asked. */
  static Chapter of(int order, String key, Set<Kind> kinds, Figured... figures) {
    return of(order, key, kinds, asked -> List.of(figures));
  }

  static Chapter of(
      int order, String key, Set<Kind> kinds, Function<Asked, List<Figured>> figures) {
    return new Chapter() {
      @Override
      public int order() {
        return order;
      }

      @Override
      public String key() {
        return key;
      }

      @Override
      public Set<Kind> kinds() {
        return kinds;
      }

      @Override
      public List<Figured> figures(Asked asked) {
        return figures.apply(asked);
      }
    };
  }
}
