package org.greenclassroom.visits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code visits.entry}, and the computers that stand in a room. */
@Component
class EntryTable {
  private final JdbcClient jdbc;

  EntryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False: it was here before. */
  boolean insert(Occasion occasion, long visit, Entry entry) {
    return jdbc.sql(
                """
                insert into visits.entry (id, visit, kind, item, device, state, value, reason, starred,
                       promised, said_at, arrived_at, told_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """)
            .params(
                Arrays.asList(
                    entry.id(),
                    visit,
                    entry.kind().name(),
                    entry.item(),
                    entry.device(),
                    entry.state() == null ? null : entry.state().name(),
                    entry.value(),
                    entry.reason(),
                    entry.starred(),
                    entry.promised().toArray(UUID[]::new),
                    Timestamp.from(entry.saidAt()),
                    Timestamp.from(occasion.now()),
                    occasion.actor().account()))
            .update()
        == 1;
  }

  /** What counts of a visit: of each thing the latest that was said. */
  List<Entry> latest(long visit) {
    return jdbc.sql(
            """
            select distinct on (kind, item) * from visits.entry where visit = ?
             order by kind, item, said_at desc, nth desc
            """)
        .param(visit)
        .query((row, _) -> read(row))
        .list();
  }

  /** Which of these are here. */
  List<UUID> here(long visit, Collection<UUID> ids) {
    return jdbc.sql("select id from visits.entry where visit = ? and id = any(?)")
        .params(visit, ids.toArray(UUID[]::new))
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  List<UUID> all(long visit) {
    return jdbc.sql("select id from visits.entry where visit = ? order by nth")
        .param(visit)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Whether this person said anything in it. */
  boolean saidBy(long visit, long account) {
    return jdbc.sql("select exists (select from visits.entry where visit = ? and told_by = ?)")
        .params(visit, account)
        .query(Boolean.class)
        .single();
  }

  /**
   * A computer of the room as the sheet lists it.
   *
   * @param last how it was found the last time; null: it was never called
   */
  record Standing(
      long device,
      String tag,
      String what,
      @Nullable String serial,
      @Nullable Integer seat,
      @Nullable RollState last) {
    public String printed() {
      return tag.substring(0, 4) + "-" + tag.substring(4);
    }
  }

  /** Those that stand in a room and came after that day: whoever was there could not call them. */
  Set<Long> cameAfter(long classroom, LocalDate day) {
    return Set.copyOf(
        jdbc.sql(
                """
                select device from classrooms.loans
                 where classroom = ? and ended_at is null
                   and (installed_at at time zone 'Asia/Shanghai')::date > ?
                """)
            .params(classroom, day)
            .query((row, _) -> row.getLong(1))
            .list());
  }

  /** What the book says stands there, by seat. */
  List<Standing> standing(long classroom) {
    return jdbc.sql(
            """
            select d.device, d.tag, d.what, d.serial, s.seat, l.state
              from custody.devices d
              left join classrooms.seats s on s.device = d.device and s.classroom = d.classroom
              left join lateral (
                select e.state from visits.entry e join visits.visit v using (visit)
                 where e.device = d.device and e.kind = 'ROLL' and v.state in ('SUBMITTED', 'APPROVED')
                 order by e.said_at desc limit 1) l on true
             where d.classroom = ? and d.stage in ('IN_CLASS', 'MISSING')
             order by s.seat nulls last, d.tag
            """)
        .param(classroom)
        .query((row, _) -> {
          var last = row.getString("state");
          return new Standing(
              row.getLong("device"),
              row.getString("tag"),
              row.getString("what"),
              row.getString("serial"),
              row.getObject("seat", Integer.class),
              last == null ? null : RollState.valueOf(last));
        })
        .list();
  }

  /** What to bring to a room. */
  record Carry(String part, int pieces, long ticket) {}

  List<Carry> carries(long classroom) {
    return jdbc.sql(
            """
            select part, pieces, ticket from tickets.carries where classroom = ? order by part, ticket
            """)
        .param(classroom)
        .query((row, _) -> new Carry(row.getString(1), row.getInt(2), row.getLong(3)))
        .list();
  }

  /** A device of ours by the code on it; empty: not ours, or more than one carries it. */
  Optional<Long> device(String tag, String typed) {
    var found = new ArrayList<Long>();
    jdbc.sql(
            """
            select device from custody.devices
             where tag = :tag or (:typed <> '' and upper(serial) = upper(:typed)) limit 2
            """)
        .param("tag", tag)
        .param("typed", typed)
        .query((row, _) -> row.getLong(1))
        .list()
        .forEach(found::add);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The tag of a device. */
  Optional<String> tag(@Nullable Long device) {
    if (device == null) return Optional.empty();
    return jdbc.sql("select tag from custody.devices where device = ?")
        .param(device)
        .query(String.class)
        .optional();
  }

  /**
   * The latest handing-in.
   *
   * @param since only what arrived after that; null: any
   */
  Optional<Entry> handingIn(long visit, @Nullable Instant since) {
    return jdbc.sql(
            """
            select * from visits.entry
             where visit = :visit and kind = 'SUBMIT'
               and (:since::timestamptz is null or arrived_at > :since)
             order by said_at desc, nth desc limit 1
            """)
        .param("visit", visit)
        .param("since", since == null ? null : Timestamp.from(since))
        .query((row, _) -> read(row))
        .optional();
  }

  /** The number of the last entry: what a reader has seen. */
  long last(long visit) {
    return jdbc.sql("select coalesce(max(nth), 0) from visits.entry where visit = ?")
        .param(visit)
        .query(Long.class)
        .single();
  }

  private static Entry read(ResultSet row) throws SQLException {
    var state = row.getString("state");
    return new Entry(
        row.getObject("id", UUID.class),
        Entry.Kind.valueOf(row.getString("kind")),
        row.getString("item"),
        row.getObject("device", Long.class),
        state == null ? null : RollState.valueOf(state),
        row.getString("value"),
        row.getString("reason"),
        row.getBoolean("starred"),
        List.of((UUID[]) row.getArray("promised").getArray()),
        row.getTimestamp("said_at").toInstant());
  }
}
