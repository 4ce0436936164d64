package org.greenclassroom.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a piece, row by row in its order; the same piece again is answered the same.
 *
 * @param collector null: the computer spoke itself
 * @param sequence the collector's number of it; null as before
 * @param missing earlier numbers of the same collector that never came, at most a few
 */
public record Receipt(
    String id,
    List<Row> rows,
    @Nullable String collector,
    @Nullable Integer sequence,
    List<Integer> missing) {
  public Receipt {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
  }

  /**
   * One row.
   *
   * @param day as the sender said it
   * @param reason why it was rejected; null: it was not
   * @param field of which the reason speaks; null: of none
   */
  public record Row(
      String agent,
      String day,
      long revision,
      Outcome outcome,
      @Nullable String reason,
      @Nullable String field) {

    /** The reason with its field, as one word or two. */
    @Nullable String said() {
      return field == null ? reason : reason + " " + field;
    }
  }

  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }
}
