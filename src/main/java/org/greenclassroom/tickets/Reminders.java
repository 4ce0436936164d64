package org.greenclassroom.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.calendar.OfficeTime;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people before a ticket is late: one letter a morning to whoever takes care of it, else to
 * the officers. A ticket whose time stands still is never in it.
 */
@Service
@Transactional
class Reminders {
  private final FigureTable table;
  private final Classrooms classrooms;
  private final Calendars calendars;
  private final Post post;
  private final Origin origin;

  Reminders(
      FigureTable table, Classrooms classrooms, Calendars calendars, Post post, Origin origin) {
    this.table = table;
    this.classrooms = classrooms;
    this.calendars = calendars;
    this.post = post;
    this.origin = origin;
  }

  private record Reader(String address, String language) {}

  /**
   * One round.
   *
   * @return how many tickets somebody was told of
   */
  int round(Instant now) {
    var due = new ArrayList<FigureTable.Near>();
    Map<Long, OfficeTime> offices = new HashMap<>();
    table.near(
        now,
        near -> {
          var office =
              offices.computeIfAbsent(
                  near.classroom(),
                  room -> calendars.office(classrooms.room(room).school(), Counting.WORKING));
          // one office day ahead: on a Friday, and before a holiday, that is what is due after it
          if (office.secondsBetween(now, near.dueAt()) > office.secondsPerDay()) return;
          if (near.address() != null && near.language() != null) due.add(near);
        });
    // where two rounds meet, each ticket is one's
    var mine = Set.copyOf(table.remind(due.stream().map(near -> near.ticket()).toList(), now));
    Map<Reader, List<String>> letters = new LinkedHashMap<>();
    for (var near : due)
      if (mine.contains(near.ticket()))
        letters
            .computeIfAbsent(
                new Reader(
                    Objects.requireNonNull(near.address()),
                    Objects.requireNonNull(near.language())),
                reader -> new ArrayList<>())
            .add(
                Ticket.number(near.ticket())
                    + " · "
                    + near.room()
                    + " · "
                    + near.dueAt().atZone(Occasion.PROGRAMME_ZONE).toLocalDate()
                    + " · "
                    + origin.here()
                    + "/tickets/"
                    + near.ticket());
    var occasion = Occasion.of(Actor.HOUSE, now);
    letters.forEach((reader, lines) ->
        post.write(
            occasion,
            reader.address(),
            Locale.forLanguageTag(reader.language()),
            "tickets.letter.near",
            lines.size(),
            String.join("\n", lines)));
    return mine.size();
  }
}
