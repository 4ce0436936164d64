package org.greenclassroom.training;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An adult who teaches at a school.
 *
 * @param name null: was forgotten
 * @param email null: none that may be kept
 * @param qualified in information technology; null: not said
 * @param agreedAt null: address and telephone may not be kept
 * @param leftOn null: is there
 */
public record Teacher(
    long teacher,
    long school,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    String language,
    Duty post,
    @Nullable String subject,
    @Nullable Boolean qualified,
    @Nullable Instant agreedAt,
    @Nullable LocalDate leftOn,
    @Nullable Instant erasedAt) {
  boolean isReached() {
    return email != null || phone != null;
  }

  /** For somebody who may not read where they are reached. */
  Teacher withoutContacts() {
    return new Teacher(
        teacher, school, name, null, null, language, post, subject, qualified, agreedAt, leftOn,
        erasedAt);
  }

  /** What is shown in place of a name that was forgotten. */
  public String called() {
    return name == null ? "№ " + teacher : name;
  }

  public boolean present() {
    return leftOn == null;
  }
}
