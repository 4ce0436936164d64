package org.greenclassroom.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found in a room on one day; it never changes.
 *
 * @param seats how many it was surveyed for
 * @param beside another survey of the room of which this one did not know when it was made
 * @param counts it is the one that counts for its room: the newest that was not set aside
 * @param contested it and another did not know of each other, and nobody said yet which counts
 */
public record Survey(
    long survey,
    @Nullable Long errand,
    long school,
    String schoolName,
    @Nullable Long site,
    @Nullable String place,
    String room,
    int seats,
    Answers answers,
    Instant surveyedAt,
    Instant recordedAt,
    long by,
    @Nullable String byName,
    @Nullable Long beside,
    boolean counts,
    boolean contested,
    List<String> photos) {
  public String number() {
    return "S-%05d".formatted(survey);
  }

  public Readiness readiness(Draw draw) {
    return Readiness.of(answers, seats, draw, day());
  }

  public LocalDate day() {
    return LocalDate.ofInstant(surveyedAt, Occasion.PROGRAMME_ZONE);
  }
}
