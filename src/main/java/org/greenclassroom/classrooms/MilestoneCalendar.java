package org.greenclassroom.classrooms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** What is still to be done for a room, as whole days of a calendar (RFC 5545). */
final class MilestoneCalendar {
  private MilestoneCalendar() {}

  /**
   * The calendar.
   *
   * @param name of the room
   * @param origin of the house, for links
   * @param words what a milestone is called
   */
  static byte[] of(
      String name,
      String origin,
      List<Milestone> milestones,
      Function<MilestoneKind, String> words,
      Instant now) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Green Classroom//Classrooms//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", name));
    for (var one : milestones) {
      if (one.done() != null) continue;
      var event = new VEvent(false);
      event.add(new Uid("milestone-" + one.milestone() + "@green-classroom"));
      event.add(new DtStamp(now));
      event.add(new DtStart<>(one.dueOn()));
      event.add(new Summary(words.apply(one.kind())));
      event.add(new Location(name));
      event.add(
          new Url(
              URI.create(
                  origin + "/classrooms/" + one.classroom() + "/milestones/" + one.milestone())));
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
}
