package org.greenclassroom.signups;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Calendar files (RFC 5545): REQUEST and CANCEL for one person (RFC 5546), PUBLISH for what others
 * subscribe to. Zones are ical4j's, made from the database that Java's are made from.
 */
final class IcsFile {
  private static final TimeZoneRegistry ZONES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  private static final int UNFOLDED = 1_000_000;
  private static final int LONGEST_LINE = 75;

  private IcsFile() {}

  /** What invites one person, or tells them that the day is another; or strikes it out. */
  static String invitation(DayEvent event, String organizer) {
    var calendar = begun(event.cancelled() ? Method.VALUE_CANCEL : Method.VALUE_REQUEST);
    zones(calendar, List.of(event));
    calendar.add(component(event, organizer, true));
    return written(calendar);
  }

  /** What calendar programs fetch again and again. */
  static byte[] feed(String name, List<DayEvent> events, String organizer) {
    var calendar = begun(Method.VALUE_PUBLISH);
    calendar.add(new XProperty("X-WR-CALNAME", name));
    zones(calendar, events);
    for (var event : events) calendar.add(component(event, organizer, false));
    return written(calendar).getBytes(StandardCharsets.UTF_8);
  }

  private static Calendar begun(String method) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Green Classroom//Days//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Method(method));
    return calendar;
  }

  private static void zones(Calendar calendar, List<DayEvent> events) {
    for (var zone :
        events.stream().map(DayEvent::zone).map(ZoneId::getId).sorted().distinct().toList()) {
      var known = ZONES.getTimeZone(zone);
      if (known != null) calendar.add(known.getVTimeZone());
    }
  }

  private static VEvent component(DayEvent event, String organizer, boolean asked) {
    var component = new VEvent(false);
    component.add(new Uid(event.uid()));
    component.add(new Sequence(event.sequence()));
    component.add(new DtStamp(event.changedAt()));
    component.add(new LastModified(event.changedAt()));
    if (ZONES.getTimeZone(event.zone().getId()) == null) {
      component.add(new DtStart<>(event.starts())); // a zone nobody knows: in universal time
      component.add(new DtEnd<>(event.ends()));
    } else {
      component.add(new DtStart<>(event.starts().atZone(event.zone())));
      component.add(new DtEnd<>(event.ends().atZone(event.zone())));
    }
    component.add(new Summary(event.title()));
    if (!event.words().isBlank()) component.add(new Description(event.words()));
    if (!event.place().isBlank()) component.add(new Location(event.place()));
    component.add(new Status(event.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
    if (!event.address().isEmpty()) component.add(new Url(URI.create(event.address())));
    component.add(new Organizer(URI.create("mailto:" + organizer)));
    var whose = event.whose();
    if (asked && whose != null) {
      var attendee = new Attendee(URI.create("mailto:" + mailbox(whose.email())));
      attendee.add(new Cn(whose.name().replaceAll("[\"\\p{Cntrl}]", " ")));
      attendee.add(PartStat.ACCEPTED); // they said yes on our page; nobody asks twice
      component.add(attendee);
    }
    return component;
  }

  /** A mailbox may hold signs that an address of the web may not. */
  private static String mailbox(String email) {
    return email
        .chars()
        .mapToObj(sign ->
            "%^`{|}\"<>\\ ".indexOf(sign) >= 0
                ? "%%%02X".formatted(sign)
                : Character.toString(sign))
        .collect(Collectors.joining());
  }

  private static String written(Calendar calendar) {
    var out = new ByteArrayOutputStream();
    try {
      new CalendarOutputter(false, UNFOLDED).output(calendar, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return folded(out.toString(StandardCharsets.UTF_8));
  }

  /**
   * A line has 75 octets (RFC 5545, 3.1); ical4j counts letters, of which a Chinese one has three.
   */
  private static String folded(String text) {
    var all = new StringBuilder(text.length() + 200);
    int octets = 0;
    for (int sign : text.codePoints().toArray()) {
      int size = sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
      if (sign == '\r' || sign == '\n') octets = -size;
      else if (octets + size > LONGEST_LINE) {
        all.append("\r\n ");
        octets = 1;
      }
      all.appendCodePoint(sign);
      octets += size;
    }
    return all.toString();
  }
}
