package org.greenclassroom.evidence;

/** A file that gives no reading: too large, not a format we know, or made to hurt. */
final class Unreadable extends RuntimeException {
  private final String reason;

  Unreadable(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Key {@code evidence.refused.<reason>} in the words files. */
  String reason() {
    return reason;
  }
}
