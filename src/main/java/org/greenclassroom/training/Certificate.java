package org.greenclassroom.training;

import java.time.LocalDate;
import org.greenclassroom.frame.PaperCode;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher got, with the evidence of that day.
 *
 * @param letterhead of that day; null: the plain one
 * @param endedOn null: nobody ended it; then reason and successor are null too
 */
public record Certificate(
    long certificate,
    String number,
    String secret,
    long teacher,
    Level level,
    LocalDate issuedOn,
    LocalDate expiresOn,
    int minutes,
    int lessons,
    int observations,
    @Nullable String letterhead,
    CertificateState state,
    @Nullable LocalDate endedOn,
    @Nullable String reason,
    @Nullable String successor) {
  /** The last part of its public address. */
  public String code() {
    return new PaperCode(number, secret).toString();
  }

  public boolean stands() {
    return endedOn == null;
  }
}
