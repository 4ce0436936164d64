package org.greenclassroom.volunteers;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody must bring to a place in a day.
 *
 * @param minAge years; 0: nothing is asked
 * @param clearance null: none is asked
 * @param texts the newest version of each must be signed
 */
public record Needs(int minAge, @Nullable ClearanceKind clearance, Set<Text> texts) {
  public static final Needs NONE = new Needs(0, null, Set.of());

  public Needs {
    texts = Set.copyOf(texts);
  }
}
