package org.greenclassroom.signups;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day as a calendar program shows it. One event for a person and a day, however many slots they
 * have in it; never a series, since programs disagree about changed parts of one.
 *
 * @param uid stays the same through all changes: made from the day and the person, never at random,
 *     or each letter would make another entry
 * @param sequence rises with each change
 * @param zone where the day takes place: its clock is what people live by
 * @param address of its page; empty: the house does not know its own
 * @param whose the person; null: the day as everybody sees it
 */
record DayEvent(
    String uid,
    int sequence,
    boolean cancelled,
    String title,
    String words,
    String place,
    Instant starts,
    Instant ends,
    ZoneId zone,
    Instant changedAt,
    String address,
    @Nullable Whose whose) {

  /** The person an event is for. */
  record Whose(String name, String email) {}

  static String uid(UUID day, long volunteer) {
    return UUID.nameUUIDFromBytes((day + "/" + volunteer).getBytes(StandardCharsets.UTF_8))
        + "@green-classroom";
  }

  static String uid(UUID day) {
    return day + "@green-classroom";
  }
}
