package org.greenclassroom.tours;

import java.util.List;
import org.greenclassroom.kernel.Coordinates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far places are from each other: by the routing server where one is set and answers, else
 * along the great circle times the road factor of the rules. Which of the two it was is always
 * said.
 */
@Component
class Distances {
  private final Router router;

  Distances(Router router) {
    this.router = router;
  }

  /** Where the figures come from. */
  enum Source {
    /** Great circle and road factor: no routing server is set. */
    CROW,
    ROUTER,
    /** Great circle and road factor: the routing server was of no use. */
    FELL_BACK
  }

  /**
   * @param said why the routing server was of no use; null: it was, or there is none
   */
  record Measured(Roads roads, Source source, @Nullable String said) {}

  Measured between(List<Coordinates> places, Rule rule) {
    var crow = crow(places, rule.roadFactor().doubleValue(), rule.kmh());
    if (!router.isSet() || places.size() < 2) return new Measured(crow, Source.CROW, null);
    try {
      return new Measured(router.table(places, crow), Source.ROUTER, null);
    } catch (Router.OfNoUse useless) {
      return new Measured(crow, Source.FELL_BACK, useless.getMessage());
    }
  }

  static Roads crow(List<Coordinates> places, double factor, int kmh) {
    int size = places.size();
    var metres = new int[size * size];
    var seconds = new int[size * size];
    for (int from = 0; from < size; from++)
      for (int to = from + 1; to < size; to++) {
        double way = places.get(from).metresTo(places.get(to)) * factor;
        int whole = (int) Math.round(way);
        int time = (int) Math.round(way * 3.6 / kmh);
        metres[from * size + to] = metres[to * size + from] = whole;
        seconds[from * size + to] = seconds[to * size + from] = time;
      }
    return new Roads(size, metres, seconds);
  }
}
