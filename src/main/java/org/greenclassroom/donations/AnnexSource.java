package org.greenclassroom.donations;

import java.util.List;
import java.util.Optional;

/**
 * The list of single things that a transfer agreement names. The room that keeps a lot's items
 * hangs one as a bean; where nobody does, or no list came, the agreement names the pledge by kind.
 */
public interface AnnexSource {
  /** The rows of this lot's list, in its order; empty when there is none yet. */
  Optional<List<Row>> annex(long lot);

  /** One thing as its list names it; blank where the list does not say. */
  record Row(String kind, String maker, String model, String serial, String donorsTag) {}
}
