package org.greenclassroom.frame;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something read from the database for whoever measures: once for all that is told of it. */
public final class Reading<T> {
  private static final long GOOD_FOR = 5_000_000_000L;
  private final Supplier<T> source;
  private @Nullable T last;
  private long at;

  public Reading(Supplier<T> source) {
    this.source = source;
  }

  public synchronized T get() {
    var known = last;
    long now = System.nanoTime();
    if (known != null && now - at < GOOD_FOR) return known;
    known = source.get();
    last = known;
    at = now;
    return known;
  }
}
