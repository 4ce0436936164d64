package org.greenclassroom.collection;

import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.greenclassroom.kernel.Occasion;

/** A calendar as calendar programs read it (RFC 5545), the same bytes for the same content. */
final class IcsFeed {
  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private IcsFeed() {}

  /**
   * The feed.
   *
   * @param name of the calendar
   * @param origin of the house, for links
   * @param words what a pick-up and a drive are called
   */
  static byte[] of(String name, String origin, List<String> words, List<Happening> happenings) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Green Classroom//Collection//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Method(Method.VALUE_PUBLISH));
    calendar.add(new XProperty("X-WR-CALNAME", name));
    calendar.add(ZONES.getTimeZone(Occasion.PROGRAMME_ZONE.getId()).getVTimeZone());
    for (var one : happenings) calendar.add(event(one, origin, words));
    var out = new java.io.ByteArrayOutputStream();
    try {
      new CalendarOutputter(false).output(calendar, out);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static VEvent event(Happening one, String origin, List<String> words) {
    var event = new VEvent(false);
    event.add(new Uid(one.uid() + "@green-classroom"));
    event.add(new Sequence(one.sequence()));
    event.add(new DtStamp(one.changedAt()));
    event.add(new LastModified(one.changedAt()));
    event.add(new DtStart<>(one.from().atZone(Occasion.PROGRAMME_ZONE)));
    event.add(new DtEnd<>(one.to().atZone(Occasion.PROGRAMME_ZONE)));
    event.add(
        new Summary(words.get(one.sort().ordinal()) + " " + one.number() + ": " + one.name()));
    event.add(new Location(one.place()));
    event.add(new Status(one.state().name()));
    event.add(new Url(java.net.URI.create(origin + one.path())));
    return event;
  }
}
