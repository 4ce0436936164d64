package org.greenclassroom.evidence;

import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;

/**
 * A room above that must act when a document turns out to speak of a device hangs a bean of this
 * here. Called in the same transaction.
 */
public interface UponMatch {
  void matched(Occasion occasion, Tag device, long document);

  /**
   * Asked before a match is undone, while the document is still the device's. Refuses where
   * something already rests on it.
   */
  default void unmatching(Occasion occasion, Tag device, long document) {}
}
