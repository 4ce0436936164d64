package org.greenclassroom.editions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was frozen.
 *
 * @param amount the sum of its lines
 * @param sha256 over the hashes of its lines
 */
public record Frozen(
    long figure,
    int nth,
    String chapter,
    String code,
    String part,
    Unit unit,
    Basis basis,
    List<String> columns,
    boolean sums,
    boolean listed,
    boolean charted,
    @Nullable Long low,
    @Nullable Long high,
    long amount,
    long lines,
    String sha256) {
  /** The same figure of another edition has the same. */
  String name() {
    return chapter + "/" + code + "/" + part;
  }

  public boolean isUncertain() {
    return low != null;
  }
}
