package org.greenclassroom.editions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a figure differs from the edition before.
 *
 * @param before null: it did not have this figure
 * @param after null: this edition does not have it any more
 */
public record Changed(@Nullable Frozen before, @Nullable Frozen after) {
  public Changed {
    if (before == null && after == null) throw new IllegalArgumentException("nothing");
  }

  /** Figures whose sum, range, basis or rows are others than before. */
  static List<Changed> between(List<Frozen> before, List<Frozen> after) {
    var old = new LinkedHashMap<String, Frozen>();
    for (var figure : before) old.put(figure.name(), figure);
    var changed = new ArrayList<Changed>();
    for (var figure : after) {
      var was = old.remove(figure.name());
      if (was == null || !same(was, figure)) changed.add(new Changed(was, figure));
    }
    for (var gone : old.values()) changed.add(new Changed(gone, null));
    return changed;
  }

  private static boolean same(Frozen one, Frozen other) {
    return one.amount() == other.amount()
        && one.basis() == other.basis()
        && one.sha256().equals(other.sha256())
        && Objects.equals(one.low(), other.low())
        && Objects.equals(one.high(), other.high());
  }

  /** The figure itself, to name it. */
  public Frozen figure() {
    if (after != null) return after;
    return Objects.requireNonNull(before);
  }

  /** After less before; what is missing counts nothing. */
  public long difference() {
    return (after == null ? 0 : after.amount()) - (before == null ? 0 : before.amount());
  }
}
