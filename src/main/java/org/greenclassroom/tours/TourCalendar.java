package org.greenclassroom.tours;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.greenclassroom.kernel.Occasion;

/** One tour as calendar programs read it (RFC 5545): the day, and each of its stops. */
final class TourCalendar {
  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private TourCalendar() {}

  /**
   * @param name what the tour is called
   * @param tells what of a stop stands below its name
   * @param changes since it was confirmed: a stop that was taken off is struck out, not forgotten
   */
  static byte[] of(
      Tour tour,
      String name,
      String address,
      List<Stop> stops,
      Function<Stop, String> tells,
      List<ChangeTable.Change> changes) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Green Classroom//Tours//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Method(Method.VALUE_PUBLISH));
    calendar.add(ZONES.getTimeZone(Occasion.PROGRAMME_ZONE.getId()).getVTimeZone());
    var day = event(tour, tour.uid().toString());
    day.add(new DtStart<>(tour.startsAt().atZone(Occasion.PROGRAMME_ZONE)));
    day.add(new DtEnd<>(tour.endsAt().atZone(Occasion.PROGRAMME_ZONE)));
    day.add(new Summary(name));
    day.add(new Location(tour.homeName()));
    day.add(new Url(URI.create(address)));
    calendar.add(day);
    for (var stop : stops) {
      var event = event(tour, tour.uid() + "-" + stop.call());
      event.add(new DtStart<>(stop.arrivesAt().atZone(Occasion.PROGRAMME_ZONE)));
      event.add(new DtEnd<>(stop.leavesAt().atZone(Occasion.PROGRAMME_ZONE)));
      event.add(new Summary(stop.position() + ". " + stop.called()));
      event.add(new Description(tells.apply(stop)));
      if (stop.address() != null) event.add(new Location(stop.address()));
      calendar.add(event);
    }
    for (var change : changes) {
      if (!change.isRemoval()) continue;
      var event = event(tour, tour.uid() + "-" + change.call());
      event.removeAll(Property.STATUS);
      event.add(new Status(Status.VALUE_CANCELLED));
      event.add(new DtStart<>(change.arrivesAt().atZone(Occasion.PROGRAMME_ZONE)));
      event.add(new DtEnd<>(change.leavesAt().atZone(Occasion.PROGRAMME_ZONE)));
      event.add(new Summary(change.name()));
      calendar.add(event);
    }
    var out = new ByteArrayOutputStream();
    try {
      new CalendarOutputter(false).output(calendar, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static VEvent event(Tour tour, String uid) {
    var event = new VEvent(false);
    event.add(new Uid(uid + "@green-classroom"));
    event.add(new Sequence(tour.sequence()));
    event.add(new DtStamp(tour.changedAt()));
    event.add(
        new Status(
            tour.state() == TourState.CANCELLED
                ? Status.VALUE_CANCELLED
                : tour.state() == TourState.DRAFT
                    ? Status.VALUE_TENTATIVE
                    : Status.VALUE_CONFIRMED));
    return event;
  }
}
