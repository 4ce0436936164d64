package org.greenclassroom.surveys;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it is handed in.
 *
 * @param at when somebody stood in the room
 * @param seen the newest survey of the school that whoever filled it in could know of; null: all
 */
public record Sheet(
    String room, int seats, Answers answers, Instant at, @Nullable Long seen, List<byte[]> photos) {
  static final int MOST_PHOTOS = 12;
  static final int MOST_SEATS = 200;

  public Sheet {
    photos = List.copyOf(photos);
    checkSeats(seats);
    if (photos.size() > MOST_PHOTOS) throw new Refusal("surveys.refusal.photos", MOST_PHOTOS);
  }

  static void checkSeats(int seats) {
    if (seats < 1 || seats > MOST_SEATS)
      throw new Refusal("surveys.refusal.seats", seats, MOST_SEATS);
  }
}
