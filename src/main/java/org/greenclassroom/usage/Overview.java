package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages and programs read of the use of rooms. A school sees its own only. */
@Service
@Transactional(readOnly = true)
class Overview {
  /** Half a year, a term and its holidays. */
  static final int WEEKS = 26;

  private final OverviewTable table;
  private final RoomTable rooms;
  private final ManualTable manuals;
  private final Schools schools;
  private final Classrooms classrooms;
  private final Calendars calendars;

  Overview(
      OverviewTable table,
      RoomTable rooms,
      ManualTable manuals,
      Schools schools,
      Classrooms classrooms,
      Calendars calendars) {
    this.table = table;
    this.rooms = rooms;
    this.manuals = manuals;
    this.schools = schools;
    this.classrooms = classrooms;
    this.calendars = calendars;
  }

  /**
   * A page of rooms, those of which nothing was heard for the longest time first.
   *
   * @param after where the page before ended; empty: from the first
   */
  Slice<OverviewTable.Row> page(Occasion occasion, UsageFilter filter, String after, int size) {
    var key = after.split("~", 2);
    LocalDate day = null;
    long room = -1;
    if (key.length == 2) {
      try {
        day = key[0].isEmpty() ? null : LocalDate.parse(key[0]);
        room = Long.parseLong(key[1]);
      } catch (java.time.DateTimeException | NumberFormatException notOurs) {
        room = -1; // a broken key begins at the beginning
      }
    }
    return Slice.of(
        table.page(
            schools.own(occasion.actor()),
            filter,
            Period.before(occasion.today()),
            day,
            room,
            size + 1),
        size,
        OverviewTable.Row::sort);
  }

  OverviewTable.Totals totals(Occasion occasion, UsageFilter filter) {
    return table.totals(schools.own(occasion.actor()), filter, Period.before(occasion.today()));
  }

  /**
   * One room.
   *
   * @param schoolDays in the period of the averages
   */
  record Seen(
      Classroom room,
      Period period,
      List<RoomTable.Week> weeks,
      List<RoomTable.Standing> standing,
      List<ManualTable.Week> manuals,
      int schoolDays) {}

  Seen room(Occasion occasion, long classroom) {
    var room = classrooms.room(classroom, occasion.actor());
    var period = Period.before(occasion.today());
    var since = first(occasion.today());
    return new Seen(
        room,
        period,
        rooms.weeks(classroom, since),
        rooms.standing(classroom, period.since()),
        manuals.weeks(classroom, since),
        calendars.schoolDays(room.school(), period.from(), period.to()));
  }

  static LocalDate first(LocalDate today) {
    return Usage.weekOf(today).minusWeeks(WEEKS - 1);
  }

  /** A room in one line; empty: no computer stands there. */
  Optional<OverviewTable.Short> inShort(long classroom, LocalDate today) {
    return table.ofRoom(classroom, Period.before(today));
  }
}
