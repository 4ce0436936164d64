package org.greenclassroom.surveys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** What waits, as entries of a whole day each, on the last day it may be done (RFC 5545). */
final class ErrandCalendar {
  private ErrandCalendar() {}

  static byte[] of(String survey, List<Errand> errands) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Green Classroom//Surveys//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    for (var one : errands) {
      var event = new VEvent(false);
      event.add(new Uid(one.uid() + "@green-classroom"));
      event.add(new DtStamp(one.orderedAt()));
      event.add(new DtStart<>(one.until()));
      event.add(new Summary(survey + " " + one.number() + ": " + one.schoolName()));
      event.add(new Description(one.room()));
      if (one.place() != null) event.add(new Location(one.place()));
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
