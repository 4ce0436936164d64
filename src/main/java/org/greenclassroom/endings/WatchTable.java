package org.greenclassroom.endings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code endings.watched} and {@code endings.heard}. */
@Component
class WatchTable {
  private final JdbcClient jdbc;

  WatchTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A computer that became a school's own.
   *
   * @param released null: the duty to take it back lasts
   */
  record Watched(
      long device,
      Tag tag,
      DeviceKind kind,
      @Nullable String model,
      @Nullable Long classroom,
      long school,
      String schoolName,
      @Nullable String room,
      Instant leftAt,
      LocalDate askOn,
      @Nullable Released released,
      @Nullable LocalDate releasedOn,
      @Nullable String plantName,
      @Nullable String evidence,
      @Nullable String evidenceName,
      String words,
      @Nullable LocalDate heardOn) {
    public boolean late(LocalDate today) {
      return released == null && askOn.isBefore(today);
    }
  }

  /** What was heard of it. */
  record Heard(String what, String words, LocalDate heardOn) {}

  /**
   * Takes onto the list what the book says became a school's own and is not on it, in one
   * statement. It is asked for a year later.
   */
  int take() {
    return jdbc.sql(
            """
            insert into endings.watched (device, classroom, school, left_at, ask_on)
            select d.device, d.classroom, coalesce(c.school, d.holder), f.at,
                   ((f.at at time zone 'Asia/Shanghai')::date + interval '1 year')::date
              from custody.devices d
              left join classrooms.classrooms c on c.classroom = d.classroom
             cross join lateral (
               select max(f.occurred_at) as at from custody.facts f
                where f.device = d.device and f.kind = 'TRANSFERRED' and not f.voided) f
             where d.stage = 'WITH_SCHOOL' and f.at is not null
            on conflict (device) do nothing
            """)
        .update();
  }

  /**
   * By the day on which the school is asked.
   *
   * @param school only of this one; null: all
   * @param over those whose duty is over, the last one first; else those whose duty lasts
   */
  List<Watched> page(
      @Nullable Set<Long> schools, @Nullable Long school, boolean over, long after, int limit) {
    return jdbc
        .sql(
            SELECT
                + """
                 where (:school::bigint is null or w.school = :school)
                   and (:all or w.school = any (:schools))
                   and (w.released is not null) = :over and w.device > :after
                 order by w.device limit :limit
                """)
        .param("school", school)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("over", over)
        .param("after", after)
        .param("limit", limit)
        .query(WatchTable::watched)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  Optional<Watched> watched(long device) {
    return jdbc.sql(SELECT + " where w.device = ?")
        .param(device)
        .query(WatchTable::watched)
        .optional();
  }

  Optional<Watched> lock(long device) {
    jdbc.sql("select device from endings.watched where device = ? for update")
        .param(device)
        .query(Long.class)
        .optional();
    return watched(device);
  }

  /** The school has it still. */
  void there(long device, LocalDate heard, LocalDate next, String words) {
    jdbc.sql("update endings.watched set heard_on = ?, ask_on = ?, words = ? where device = ?")
        .params(heard, next, words, device)
        .update();
  }

  void release(
      long device,
      Released released,
      LocalDate on,
      @Nullable Long plant,
      @Nullable String evidence,
      @Nullable String evidenceName,
      String words) {
    jdbc.sql(
            """
            update endings.watched
               set released = ?, released_on = ?, heard_on = ?, plant = ?, evidence = ?, evidence_name = ?, words = ?
             where device = ?
            """)
        .params(
            Arrays.asList(released.name(), on, on, plant, evidence, evidenceName, words, device))
        .update();
  }

  void hear(long device, String what, String words, LocalDate on, Instant now, long by) {
    jdbc.sql(
            """
            insert into endings.heard (device, what, words, heard_on, said_at, said_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(device, what, words, on, now.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  /** The newest first. */
  List<Heard> heard(long device) {
    return jdbc
        .sql(
            """
            select what, words, heard_on from endings.heard
             where device = ? order by heard desc limit 50
            """)
        .param(device)
        .query(DataClassRowMapper.newInstance(Heard.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Whether that plant's licence covers that kind on that day. */
  boolean licensed(long plant, DeviceKind kind, LocalDate day) {
    return jdbc.sql(
            """
            select exists (select from partners.licences
                            where partner = ? and ? = any(categories) and withdrawn_at is null
                              and ? between valid_from and valid_to)
            """)
        .params(plant, kind.name(), day)
        .query(Boolean.class)
        .single();
  }

  /** How many of which we still owe a way to a plant, and how many schools are to be asked. */
  record Waiting(long lasting, long toAsk, @Nullable LocalDate lastHeard) {}

  Waiting waiting(LocalDate today) {
    return jdbc.sql(
            """
            select count(*) filter (where released is null) as lasting,
                   count(*) filter (where released is null and ask_on <= ?) as to_ask,
                   max(heard_on) as last_heard
              from endings.watched
            """)
        .param(today)
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .single();
  }

  private static Watched watched(ResultSet row, int index) throws SQLException {
    var released = row.getString("released");
    return new Watched(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("model"),
        row.getObject("classroom", Long.class),
        row.getLong("school"),
        row.getString("school_name"),
        row.getString("room"),
        row.getTimestamp("left_at").toInstant(),
        row.getObject("ask_on", LocalDate.class),
        released == null ? null : Released.valueOf(released),
        row.getObject("released_on", LocalDate.class),
        row.getString("plant_name"),
        row.getString("evidence"),
        row.getString("evidence_name"),
        row.getString("words"),
        row.getObject("heard_on", LocalDate.class));
  }

  private static final String SELECT =
      """
      select w.device, d.tag, d.kind, concat_ws(' ', d.maker, d.model) as model, w.classroom, w.school,
             p.name as school_name, c.name as room, w.left_at, w.ask_on, w.released, w.released_on,
             l.name as plant_name, w.evidence, w.evidence_name, w.words, w.heard_on
        from endings.watched w
        join custody.devices d using (device)
        join partners.partners p on p.partner = w.school
        left join partners.partners l on l.partner = w.plant
        left join classrooms.classrooms c on c.classroom = w.classroom
      """;
}
