package org.greenclassroom.collection;

import java.time.Instant;
import java.util.UUID;

/**
 * What stands in a calendar: a pick-up, one day of a drive, a delivery, a visit, a tour. No names
 * of people.
 *
 * @param uid the same for ever
 * @param sequence rises with every change
 * @param path where it is read about
 */
record Happening(
    UUID uid,
    int sequence,
    Sort sort,
    String number,
    String name,
    String place,
    Instant from,
    Instant to,
    State state,
    Instant changedAt,
    String path) {
  enum Sort {
    PICKUP,
    DRIVE,
    DELIVERY,
    VISIT,
    TOUR
  }

  /** As RFC 5545 knows it. */
  enum State {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }

  static Happening of(Pickup pickup) {
    var state =
        switch (pickup.state()) {
          case PLANNED -> State.TENTATIVE;
          case CONFIRMED, COLLECTED -> State.CONFIRMED;
          case CANCELLED, FAILED -> State.CANCELLED;
        };
    return new Happening(
        pickup.uid(),
        pickup.sequence(),
        Sort.PICKUP,
        pickup.number(),
        pickup.donorName(),
        pickup.place(),
        pickup.plannedFrom(),
        pickup.plannedTo(),
        state,
        pickup.changedAt(),
        "/collection/pickups/" + pickup.pickup());
  }

  static Happening of(Appointments.Appointment one) {
    return new Happening(
        one.uid(),
        one.sequence(),
        switch (one.kind()) {
          case DELIVERY -> Sort.DELIVERY;
          case VISIT -> Sort.VISIT;
          case TOUR -> Sort.TOUR;
        },
        one.number(),
        one.name(),
        one.place(),
        one.from(),
        one.to(),
        one.certain() ? State.CONFIRMED : State.TENTATIVE,
        one.changedAt(),
        one.path());
  }

  public boolean isStruck() {
    return state == State.CANCELLED;
  }
}
