package org.greenclassroom.tours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.collection.Appointments;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** Tours in the calendar and its feed: the office sees all, whoever drives sees their own. */
@Component
class Outings implements Appointments {
  private final Driving driving;

  Outings(Driving driving) {
    this.driving = driving;
  }

  @Override
  public List<Appointment> between(Actor actor, Instant from, Instant to) {
    boolean all = actor.is(Role.OFFICER, Role.AUDITOR);
    return driving.between(day(from), day(to)).stream()
        .filter(tour -> tour.state() != TourState.CANCELLED)
        .filter(tour -> all || tour.account() != null && tour.account() == actor.account())
        .map(tour ->
            new Appointment(
                Kind.TOUR,
                tour.uid(),
                tour.sequence(),
                tour.number(),
                tour.truckName(),
                tour.homeName(),
                tour.startsAt(),
                tour.endsAt(),
                true,
                tour.changedAt(),
                "/tours/" + tour.tour()))
        .toList();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, Occasion.PROGRAMME_ZONE);
  }
}
