package org.greenclassroom.takeback;

import java.time.Instant;
import org.greenclassroom.frame.PaperCode;
import org.jspecify.annotations.Nullable;

/**
 * The letter that frees a school of what it had borrowed. What it says is frozen when it is issued.
 *
 * @param secret the second half of its public address
 * @param letterhead under which hash it is kept; null: the plain one
 * @param explained how many were not there and are accounted for
 * @param endedAt null: it stands
 */
record Discharge(
    long discharge,
    long recall,
    String number,
    String secret,
    @Nullable String letterhead,
    int issued,
    int found,
    int explained,
    String school,
    String room,
    Instant issuedAt,
    @Nullable Instant endedAt,
    @Nullable String reason) {
  /** The letters that begin its number. */
  static final String SERIES = "DL";

  boolean stands() {
    return endedAt == null;
  }

  String code() {
    return new PaperCode(number, secret).toString();
  }
}
