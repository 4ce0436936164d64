package org.greenclassroom.takeback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code takeback.recall}, {@code takeback.issued}, {@code takeback.sighting} and {@code
 * takeback.receipt}.
 */
@Component
class RecallTable {
  private final JdbcClient jdbc;

  RecallTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A device on the frozen list. */
  record Issued(
      long device,
      Tag tag,
      @Nullable Integer seat,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      Stage stage,
      boolean missingBefore,
      boolean found) {}

  /** Something seen on site. */
  record Sighting(
      long sighting, String typed, Answer answer, @Nullable String tag, @Nullable String about) {}

  /** One of our devices that may be meant by what was typed. */
  record Known(long device, Tag tag) {}

  /** A room whose time is over or nearly so, or that is being recalled. */
  record Due(
      long classroom,
      String school,
      String name,
      int devices,
      int missing,
      @Nullable LocalDate dueOn,
      boolean late,
      @Nullable Long recall) {}

  /** One line of the list of recalls. */
  record Line(Recall recall, String school, String name) {}

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select recall from takeback.recall where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  Optional<Long> openOf(long classroom) {
    return jdbc.sql("select recall from takeback.recall where classroom = ? and closed_at is null")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  /** Empty: it is being recalled already. */
  Optional<Long> insert(long classroom, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into takeback.recall (classroom, opened_at, opened_by, key)
            values (?, ?, ?, ?)
            on conflict (classroom) where closed_at is null do nothing
            returning recall
            """)
        .params(classroom, at.atOffset(ZoneOffset.UTC), by, key)
        .query(Long.class)
        .optional();
  }

  /**
   * Freezes what stands in the room by our books, with what is missing from it; answers how many.
   */
  int freeze(long recall, long classroom) {
    return jdbc.sql(
            """
            insert into takeback.issued (recall, device, missing)
            select :recall, d.device, d.stage = 'MISSING' from custody.devices d
             where d.classroom = :classroom
               and (d.stage = 'IN_CLASS' or d.stage = 'MISSING' and d.stage_before = 'IN_CLASS')
            """)
        .param("recall", recall)
        .param("classroom", classroom)
        .update();
  }

  /** Keeps everybody else from changing this recall until the transaction ends. */
  void lock(long recall) {
    jdbc.sql("select recall from takeback.recall where recall = ? for update")
        .param(recall)
        .query(Long.class)
        .optional();
  }

  boolean closed(long recall, UUID key) {
    return jdbc.sql(
            "select exists (select from takeback.recall where recall = ? and closing_key = ?)")
        .params(recall, key)
        .query(Boolean.class)
        .single();
  }

  void close(
      long recall,
      Instant at,
      Instant counted,
      long by,
      long taker,
      @Nullable Long slip,
      UUID key) {
    jdbc.sql(
            """
            update takeback.recall
               set closed_at = :at, counted_at = :counted, closed_by = :by, taker = :taker, slip = :slip,
                   closing_key = :key
             where recall = :recall and closed_at is null
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("counted", counted.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("taker", taker)
        .param("slip", slip)
        .param("key", key)
        .param("recall", recall)
        .update();
  }

  private static final String RECALLS =
      """
      select r.recall, r.classroom, r.opened_at, r.closed_at, r.taker, r.slip, r.issued, r.found,
             r.missing, r.foreign_ones, r.unexpected, r.coming_back, r.counted_at, r.unexplained,
             r.discharge
        from takeback.recalls r
      """;

  Optional<Recall> recall(long recall) {
    return jdbc.sql(RECALLS + " where r.recall = ?").param(recall).query(Recall.class).optional();
  }

  /** Open ones and those with devices on the road first, then the newest. */
  List<Recall> newest(@Nullable Collection<Long> schools, int limit) {
    return jdbc.sql(
            RECALLS
                + """
                  join classrooms.classrooms c on c.classroom = r.classroom
                 where :schools::bigint[] is null or c.school = any(:schools::bigint[])
                 order by r.closed_at is not null, r.coming_back = 0, r.recall desc limit :limit
                """)
        .param("schools", schools == null ? null : arrayOf(schools))
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Recall.class))
        .list();
  }

  /**
   * Rooms that end within nine months or should have ended, and closed ones in which something was
   * found again; or, early, all the others that have computers in class.
   */
  List<Due> due(@Nullable Set<Long> schools, boolean early, int limit) {
    return jdbc.sql(
            """
            select c.classroom, p.name as school, c.name, c.in_class as devices, c.missing, c.due_on,
                   c.state in ('LATE', 'CLOSED') as late, r.recall
              from classrooms.classrooms c
              join partners.partners p on p.partner = c.school
              left join takeback.recall r on r.classroom = c.classroom and r.closed_at is null
             where case when :early then c.state = 'IN_CLASS' and c.in_class > 0
                        else c.state in ('LATE', 'ENDING') or c.state = 'CLOSED' and c.in_class > 0
                    end
               and (:all or c.school = any (:schools))
             order by c.due_on, c.classroom limit :limit
            """)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("early", early)
        .param("limit", limit)
        .query(DataClassRowMapper.newInstance(Due.class))
        .list();
  }

  List<Issued> issued(long recall) {
    return jdbc.sql(
            """
            select i.device, d.tag, t.seat, d.maker, d.model, d.serial, d.stage,
                   i.missing as missing_before, s.sighting is not null as found
              from takeback.issued i
              join takeback.recall r on r.recall = i.recall
              join custody.devices d on d.device = i.device
              left join classrooms.seats t on t.classroom = r.classroom and t.device = i.device
              left join takeback.sighting s on s.recall = i.recall and s.device = i.device
             where i.recall = ? order by t.seat nulls last, i.device
            """)
        .param(recall)
        .query((row, _) ->
            new Issued(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                row.getObject("seat", Integer.class),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("missing_before"),
                row.getBoolean("found")))
        .list();
  }

  /** The newest first: on site one looks at what was scanned last. */
  List<Sighting> sightings(long recall) {
    return jdbc.sql(
            """
            select s.sighting, s.typed, s.answer, left(d.tag, 4) || '-' || right(d.tag, 4) as tag,
                   coalesce(d.maker || ' ', '') || coalesce(d.model, '') as about
              from takeback.sighting s left join custody.devices d on d.device = s.device
             where s.recall = ? order by s.sighting desc
            """)
        .param(recall)
        .query(DataClassRowMapper.newInstance(Sighting.class))
        .list();
  }

  /** The device with this tag, or the devices with this serial number. */
  List<Known> known(@Nullable Tag tag, String serial) {
    return jdbc.sql(
            """
            select device, tag from custody.devices
             where tag = :tag or lower(serial) = lower(:serial) order by device limit 10
            """)
        .param("tag", tag == null ? "" : tag.code())
        .param("serial", serial)
        .query((row, _) -> new Known(row.getLong(1), new Tag(row.getString(2))))
        .list();
  }

  boolean isIssued(long recall, long device) {
    return jdbc.sql("select exists (select from takeback.issued where recall = ? and device = ?)")
        .params(recall, device)
        .query(Boolean.class)
        .single();
  }

  /** Listed as somebody else's in the room of this recall, by serial or its owner's number. */
  boolean isForeign(long recall, String entry) {
    return jdbc.sql(
            """
            select exists (select from classrooms.foreigners f
                             join takeback.recall r on r.classroom = f.classroom
                            where r.recall = :recall
                              and lower(:entry) in (lower(f.serial), lower(f.own_number)))
            """)
        .param("recall", recall)
        .param("entry", entry)
        .query(Boolean.class)
        .single();
  }

  /** Writes it down; answers false when the same stands there already. */
  boolean see(
      long recall, String typed, Answer answer, @Nullable Long device, Instant at, long by) {
    return jdbc.sql(
                """
                insert into takeback.sighting (recall, typed, answer, device, seen_at, seen_by)
                values (:recall, :typed, :answer, :device, :at, :by) on conflict do nothing
                """)
            .param("recall", recall)
            .param("typed", typed)
            .param("answer", answer.name())
            .param("device", device)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        == 1;
  }

  int declareForeign(long recall, long sighting) {
    return jdbc.sql(
            """
            update takeback.sighting set answer = 'FOREIGN'
             where recall = ? and sighting = ? and answer = 'UNKNOWN'
            """)
        .params(recall, sighting)
        .update();
  }

  int unsee(long recall, long sighting) {
    return jdbc.sql("delete from takeback.sighting where recall = ? and sighting = ?")
        .params(recall, sighting)
        .update();
  }

  boolean received(UUID key) {
    return jdbc.sql("select exists (select from takeback.receipt where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void receive(
      long recall,
      @Nullable Long slip,
      long site,
      int devices,
      int missed,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into takeback.receipt (recall, slip, site, devices, missed, received_at,
                                          recorded_by, key)
            values (:recall, :slip, :site, :devices, :missed, :at, :by, :key)
            """)
        .param("recall", recall)
        .param("slip", slip)
        .param("site", site)
        .param("devices", devices)
        .param("missed", missed)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .update();
  }

  /** What came home in one go. */
  record Receipt(@Nullable Long slip, int devices, int missed, Instant receivedAt) {}

  List<Receipt> receipts(long recall) {
    return jdbc.sql(
            """
            select slip, devices, missed, received_at from takeback.receipt
             where recall = ? order by receipt
            """)
        .param(recall)
        .query(DataClassRowMapper.newInstance(Receipt.class))
        .list();
  }

  /** Numbers for the trays. */
  record Waiting(long due, long late, long counting, long comingBack, @Nullable Instant lastHome) {}

  Waiting waiting() {
    return jdbc.sql(
            """
            select (select count(*) from classrooms.classrooms c
                     where (c.state = 'LATE' or c.state = 'ENDING' and c.due_on < now() + interval '3 months')
                       and not exists (select from takeback.recall r
                                        where r.classroom = c.classroom and r.closed_at is null)) as due,
                   (select count(*) from classrooms.classrooms c
                     where c.state = 'LATE'
                       and not exists (select from takeback.recall r
                                        where r.classroom = c.classroom and r.closed_at is null)) as late,
                   (select count(*) from takeback.recall where closed_at is null) as counting,
                   (select count(*) from custody.devices where stage = 'RETURNING') as coming_back,
                   (select max(received_at) from takeback.receipt) as last_home
            """)
        .query((row, _) ->
            new Waiting(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
        .single();
  }

  long unexplained() {
    return jdbc.sql(
            """
            select count(*)
              from takeback.losses l
              join takeback.recall r on r.recall = l.recall and r.closed_at is not null
              join custody.devices d on d.device = l.device and d.stage = 'MISSING'
             where l.cause = 'UNKNOWN'
            """)
        .query(Long.class)
        .single();
  }

  private static String arrayOf(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
