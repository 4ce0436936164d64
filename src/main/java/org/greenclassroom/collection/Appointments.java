package org.greenclassroom.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.kernel.Actor;

/**
 * What a room above has on a day, such as a delivery, for the calendar and its feed. A room hangs
 * one as a bean, and says itself who may see what.
 */
public interface Appointments {
  /** What it is called in a calendar. */
  enum Kind {
    DELIVERY,
    VISIT,
    TOUR
  }

  /** Those that touch this time and that this person may see. */
  List<Appointment> between(Actor actor, Instant from, Instant to);

  /**
   * One of them. No names of people.
   *
   * @param kind what it is called
   * @param uid the same for ever
   * @param sequence rises with every change
   * @param certain false: planned only
   * @param path where it is read about
   */
  record Appointment(
      Kind kind,
      UUID uid,
      int sequence,
      String number,
      String name,
      String place,
      Instant from,
      Instant to,
      boolean certain,
      Instant changedAt,
      String path) {}
}
