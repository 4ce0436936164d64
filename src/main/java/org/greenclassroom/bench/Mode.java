package org.greenclassroom.bench;

import org.greenclassroom.custody.FactKind;
import org.jspecify.annotations.Nullable;

/** What a scan means. */
enum Mode {
  /** Only tells what it is and what it waits for. */
  LOOK_UP(null),
  INSPECTED(FactKind.INSPECTED),
  CLEARED(FactKind.CLEARED),
  READIED(FactKind.READIED),
  CONDEMNED(FactKind.CONDEMNED),
  /** It stands here now. */
  PALLET(null),
  /** It was seen in a stock-taking round. */
  ROUND(null);

  final @Nullable FactKind kind;

  Mode(@Nullable FactKind kind) {
    this.kind = kind;
  }
}
