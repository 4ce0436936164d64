package org.greenclassroom.contests;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work under its code, as its school and the office see it.
 *
 * @param original whether the original is with us, or was
 * @param kept whether the file is still there
 * @param purposes for which a licence is good today
 * @param awards what was decided
 */
public record Entry(
    long entry,
    long batch,
    String code,
    String category,
    int fromGrade,
    int toGrade,
    String title,
    String medium,
    String description,
    boolean original,
    @Nullable LocalDate returnedOn,
    boolean withdrawn,
    Work.Kind kind,
    boolean kept,
    List<String> purposes,
    List<String> awards) {
  public boolean allows(String purpose) {
    return purposes.contains(purpose);
  }

  /** Still with us, and it belongs to somebody. */
  public boolean owesOriginal() {
    return original && returnedOn == null;
  }
}
