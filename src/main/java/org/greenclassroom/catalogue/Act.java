package org.greenclassroom.catalogue;

import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of many devices.
 *
 * @param why only with {@link Word#CONDEMNED}
 */
record Act(Word word, Fact.Condemned.@Nullable Why why) {

  /** Words that can honestly be said of many devices from a list; each has its pen. */
  enum Word {
    CONDEMNED(FactKind.CONDEMNED),
    MISSED(FactKind.MISSED),
    FOUND(FactKind.FOUND);

    final FactKind kind;

    Word(FactKind kind) {
      this.kind = kind;
    }
  }
}
