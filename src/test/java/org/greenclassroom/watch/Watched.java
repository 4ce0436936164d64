package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.usage.Source;
import org.greenclassroom.usage.Usage;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of this room need: lent rooms, signs of life on any day, rounds on any day. */
abstract class Watched extends Rooms {
  @Autowired Watch watch;
  @Autowired Alerts alerts;
  @Autowired Indicators indicators;
  @Autowired Usage usage;
  @Autowired Calendars calendars;
  @Autowired Schools schools;

  long device(Tag tag) {
    return custody.device(tag).id();
  }

  /** As if that day had just begun. */
  static Occasion on(LocalDate day) {
    return Occasion.of(Actor.HOUSE, at(day));
  }

  static Instant at(LocalDate day) {
    return day.atTime(0, 1).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }

  /** A computer spoke on that day. */
  void heard(Lent room, LocalDate day) {
    usage.contact(device(room.tags().getFirst()), day, Source.GLPI, on(day));
  }

  Round reckon(LocalDate day) {
    return watch.reckon(on(day), false);
  }

  /** Another room of another school, lent like this one, with nothing in it. */
  long roomLike(Lent room, long school) {
    return jdbc.sql(
            """
            insert into classrooms.classroom (school, site, name, seats, kind, special_needs, agreement, accepted_on, due_on,
                                              planned_at, key)
            select ?, c.site, 'Room', c.seats, c.kind, false, c.agreement, c.accepted_on, c.due_on, c.planned_at,
                   gen_random_uuid()
              from classrooms.classroom c where c.classroom = ?
            returning classroom
            """)
        .params(school, room.room())
        .query(Long.class)
        .single();
  }

  /** Alerts of a room under a rule, the newest first. */
  List<Alert> of(long room, Rule rule) {
    return alerts.ofRoom(room, 100).stream().filter(alert -> alert.rule() == rule).toList();
  }

  List<Alert> open(long room, Rule rule) {
    return of(room, rule).stream().filter(Alert::open).toList();
  }

  /** The last school day before the first break of at least ten days, and the first one after it. */
  List<LocalDate> around(long school, LocalDate from) {
    var all = new ArrayList<LocalDate>();
    var last = from;
    for (var day = from; all.isEmpty(); day = day.plusDays(1)) {
      if (!calendars.isTeaching(school, day)) continue;
      if (day.isAfter(last.plusDays(10))) {
        all.add(last);
        all.add(day);
      }
      last = day;
    }
    return all;
  }

  /** An engineer of ours with a mailbox. */
  Actor engineer(String address, String language) {
    var engineer = actor(Role.ENGINEER, 1);
    jdbc.sql("insert into people.mailbox (account, address, language) values (?, ?, ?)")
        .params(engineer.account(), address, language)
        .update();
    return engineer;
  }
}
