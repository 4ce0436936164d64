package org.greenclassroom.attendance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code attendance.entry}, which only grows, and {@code attendance.presence}, drawn
 * from it.
 */
@Component
class EntryTable {
  private final JdbcClient jdbc;

  EntryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The presence to which an entry that is here belongs. */
  Optional<Long> known(UUID id) {
    return jdbc.sql("select presence from attendance.entry where id = ?")
        .param(id)
        .query(Long.class)
        .optional();
  }

  /**
   * The presence of this person at this place; whoever else speaks of it waits until this is
   * written.
   */
  long lock(long activity, long slot, long volunteer, Via via) {
    return jdbc.sql(
            """
            insert into attendance.presence (activity, slot, volunteer, via) values (?, ?, ?, ?)
            on conflict (slot, volunteer) do update set activity = presence.activity
            returning presence
            """)
        .params(activity, slot, volunteer, via.name())
        .query(Long.class)
        .single();
  }

  void insert(long presence, Entry entry, @Nullable Doubt doubt, Instant arrived, long toldBy) {
    jdbc.sql(
            """
            insert into attendance.entry (id, presence, kind, via, word, doubt, phone, listed_at, said_at, arrived_at, told_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """)
        .params(
            Arrays.asList(
                entry.id(),
                presence,
                entry.kind().name(),
                entry.via().name(),
                entry.word(),
                doubt == null ? null : doubt.name(),
                entry.phone(),
                entry.listedAt() == null ? null : Timestamp.from(entry.listedAt()),
                Timestamp.from(entry.at()),
                Timestamp.from(arrived),
                toldBy))
        .update();
  }

  /**
   * Draws a presence from what was said of it: the earliest in, the latest out, since the last
   * strike.
   */
  void draw(long presence) {
    jdbc.sql(
            """
            update attendance.presence p
               set came_at = d.came, via = coalesce(d.how, p.via),
                   left_at = case when d.came is null or d.went > d.came then d.went end
              from (select min(e.said_at) filter (where e.kind = 'IN') as came,
                           max(e.said_at) filter (where e.kind = 'OUT') as went,
                           (array_agg(e.via order by e.said_at, e.nth) filter (where e.kind = 'IN'))[1] as how
                      from attendance.entry e
                     where e.presence = ? and e.kind <> 'STRUCK'
                       and e.said_at > coalesce((select max(x.said_at) from attendance.entry x
                                                  where x.presence = e.presence and x.kind = 'STRUCK'),
                                                '-infinity')) d
             where p.presence = ?
            """)
        .params(presence, presence)
        .update();
  }

  /** A line of the book of a day. */
  record Told(
      long nth,
      String name,
      Entry.Kind kind,
      Via via,
      @Nullable String word,
      @Nullable Doubt doubt,
      @Nullable UUID phone,
      Instant saidAt,
      Instant arrivedAt) {}

  /** Everything said at the desk of a day, the latest first. */
  List<Told> told(long activity, long before, int size) {
    return jdbc.sql(
            """
            select e.nth, coalesce(nullif(v.name, ''), '–') as name, e.kind, e.via, e.word, e.doubt, e.phone, e.said_at, e.arrived_at
              from attendance.entry e join attendance.presence p using (presence)
              left join volunteers.volunteers v on v.volunteer = p.volunteer
             where p.activity = ? and e.nth < ? order by e.nth desc limit ?
            """)
        .params(activity, before, size)
        .query((row, _) -> {
          var doubt = row.getString("doubt");
          return new Told(
              row.getLong("nth"),
              row.getString("name"),
              Entry.Kind.valueOf(row.getString("kind")),
              Via.valueOf(row.getString("via")),
              row.getString("word"),
              doubt == null ? null : Doubt.valueOf(doubt),
              row.getObject("phone", UUID.class),
              DayTable.instant(row, "said_at"),
              DayTable.instant(row, "arrived_at"));
        })
        .list();
  }

  /** How many persons came, and of how many entries the house has a doubt. */
  record Counts(int came, int left, int doubts, int phones) {}

  Counts counts(long activity) {
    return jdbc.sql(
            """
            select (select count(distinct volunteer) from attendance.presences where activity = ?) as came,
                   (select count(distinct volunteer) from attendance.presences where activity = ? and left_at is not null) as gone,
                   count(*) filter (where e.doubt is not null) as doubts, count(distinct e.phone) as phones
              from attendance.entry e join attendance.presence p using (presence) where p.activity = ?
            """)
        .params(activity, activity, activity)
        .query((row, _) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
        .single();
  }
}
