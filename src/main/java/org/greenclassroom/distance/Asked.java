package org.greenclassroom.distance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept.
 *
 * @param school a partner; null until an officer has said which school it is
 * @param classroom one of ours, where the class sits; null: another room
 * @param weekdays from 1 for Monday, with commas
 * @param equipment names of {@link Equipment}, with commas
 * @param reason why it was declined; null unless it was
 * @param forgottenAt since when nobody knows who asked; null: it is known
 */
record Asked(
    long request,
    String secret,
    @Nullable Long school,
    @Nullable Long classroom,
    String schoolName,
    String person,
    String email,
    String phone,
    String language,
    String course,
    int grade,
    int pupils,
    String weekdays,
    LocalTime fromTime,
    LocalTime untilTime,
    @Nullable LocalDate startOn,
    int sessions,
    @Nullable Integer downKbit,
    String equipment,
    String remarks,
    RequestState state,
    Instant askedAt,
    @Nullable Instant answeredAt,
    @Nullable String reason,
    @Nullable Instant forgottenAt,
    int planned) {

  public List<DayOfWeek> days() {
    return Arrays.stream(weekdays.split(","))
        .map(day -> DayOfWeek.of(Integer.parseInt(day)))
        .toList();
  }

  public List<Equipment> things() {
    if (equipment.isEmpty()) return List.of();
    return Arrays.stream(equipment.split(",")).map(Equipment::valueOf).toList();
  }

  public boolean isForgotten() {
    return forgottenAt != null;
  }

  public boolean isWaiting() {
    return state == RequestState.WAITING;
  }

  /** Too slow for a moving picture: 1–2 Mbit/s a participant. */
  public boolean isSlow() {
    return downKbit != null && downKbit < 2_000;
  }

  public @Nullable Double megabits() {
    return downKbit == null ? null : downKbit / 1000.0;
  }
}
