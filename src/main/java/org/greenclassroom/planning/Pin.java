package org.greenclassroom.planning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person decided for one room; the plan keeps to it. */
sealed interface Pin {

  /** Whether machines of this group may still be given. */
  boolean allows(Stock stock);

  /** How many of each group it gets; null when the plan still chooses. */
  int @Nullable [] fixed(List<Stock> allowed);

  /** The room gets nothing this time. */
  record Nothing() implements Pin {
    @Override
    public boolean allows(Stock stock) {
      return false;
    }

    @Override
    public int @Nullable [] fixed(List<Stock> allowed) {
      return null;
    }
  }

  /** The room gets machines of one model only. */
  record Only(String model) implements Pin {
    @Override
    public boolean allows(Stock stock) {
      return stock.name().equals(Stock.nameOf(model));
    }

    @Override
    public int @Nullable [] fixed(List<Stock> allowed) {
      return null;
    }
  }

  /**
   * The room gets exactly these.
   *
   * @param pieces by the signature of the group
   */
  record These(Map<String, Integer> pieces) implements Pin {
    @Override
    public boolean allows(Stock stock) {
      return pieces.containsKey(stock.signature());
    }

    @Override
    public int @Nullable [] fixed(List<Stock> allowed) {
      return allowed.stream().mapToInt(each -> pieces.getOrDefault(each.signature(), 0)).toArray();
    }
  }
}
