package org.greenclassroom.training;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The question whether what was learnt is used in class.
 *
 * @param gone the teacher left: nobody asks
 * @param askedAt null: no letter has gone
 * @param doneOn null: is open; then the next three are null too
 */
public record Followup(
    long followup,
    long session,
    String title,
    LocalDate day,
    long teacher,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    String language,
    long school,
    String schoolName,
    boolean gone,
    int days,
    LocalDate dueOn,
    String secret,
    @Nullable Instant askedAt,
    @Nullable LocalDate doneOn,
    @Nullable Via via,
    @Nullable Used used,
    @Nullable Boolean help) {
  public String called() {
    return name == null ? "№ " + teacher : name;
  }

  public boolean open() {
    return doneOn == null && !gone;
  }

  public boolean late(LocalDate today) {
    return open() && dueOn.isBefore(today);
  }
}
