package org.greenclassroom.evidence;

import org.jspecify.annotations.Nullable;

/** The computer a document speaks of, with placeholders already taken away. */
record Host(
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String uuid) {
  static final Host UNKNOWN = new Host(null, null, null, null);

  boolean isUnknown() {
    return serial == null && uuid == null;
  }
}
