package org.greenclassroom.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a long list, paged by key.
 *
 * @param rows the rows
 * @param next the key to ask with for the rows after these; null at the end
 */
public record Slice<T>(List<T> rows, @Nullable String next) {
  /** Makes a slice from a query that asked for one row more than the page holds. */
  public static <T> Slice<T> of(List<T> rowsAndOneMore, int size, Function<T, String> keyOf) {
    if (rowsAndOneMore.size() <= size) return new Slice<>(List.copyOf(rowsAndOneMore), null);
    var rows = List.copyOf(rowsAndOneMore.subList(0, size));
    return new Slice<>(rows, keyOf.apply(rows.getLast()));
  }
}
