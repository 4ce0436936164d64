package org.greenclassroom.classrooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code classrooms.classroom} and {@code classrooms.seat}, and the lists over them. */
@Component
class ClassroomTable {
  private final JdbcClient jdbc;

  ClassroomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line of the list. */
  record Row(
      long classroom,
      String name,
      long school,
      String schoolName,
      @Nullable String sponsorName,
      int seats,
      DeviceKind kind,
      Progress state,
      int devices,
      int missing,
      @Nullable LocalDate dueOn,
      String sort) {}

  /** A device of a classroom, as its page shows it. */
  record Seated(
      Tag tag,
      @Nullable Integer seat,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      Stage stage,
      long holder) {}

  /** A device that was lent here before and is not here any more. */
  record Gone(Tag tag, @Nullable String model, Instant installedAt, Instant endedAt, Stage stage) {}

  long insert(
      long school,
      long site,
      @Nullable Long sponsor,
      String name,
      int seats,
      DeviceKind kind,
      boolean specialNeeds,
      Instant plannedAt,
      UUID key) {
    return jdbc.sql(
            """
            insert into classrooms.classroom (school, site, sponsor, name, seats, kind, special_needs,
                                              planned_at, key)
            values (:school, :site, :sponsor, :name, :seats, :kind, :special, :at, :key)
            returning classroom
            """)
        .param("school", school)
        .param("site", site)
        .param("sponsor", sponsor)
        .param("name", name)
        .param("seats", seats)
        .param("kind", kind.name())
        .param("special", specialNeeds)
        .param("at", plannedAt.atOffset(ZoneOffset.UTC))
        .param("key", key)
        .query(Long.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select classroom from classrooms.classroom where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  boolean named(long school, String name) {
    return jdbc.sql(
            """
            select exists (select from classrooms.classroom
                            where school = ? and lower(name) = lower(?))
            """)
        .params(school, name)
        .query(Boolean.class)
        .single();
  }

  /** Keeps everybody else from changing this room until the transaction ends. */
  void lock(long classroom) {
    jdbc.sql("select classroom from classrooms.classroom where classroom = ? for update")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  void agree(long classroom, long agreement, @Nullable Long sponsor) {
    jdbc.sql(
            """
            update classrooms.classroom set agreement = :agreement, sponsor = :sponsor
             where classroom = :classroom
            """)
        .param("agreement", agreement)
        .param("sponsor", sponsor)
        .param("classroom", classroom)
        .update();
  }

  void enlarge(long classroom, int seats) {
    jdbc.sql("update classrooms.classroom set seats = ? where classroom = ?")
        .params(seats, classroom)
        .update();
  }

  void begin(long classroom, LocalDate acceptedOn, LocalDate dueOn) {
    jdbc.sql(
            """
            update classrooms.classroom set accepted_on = ?, due_on = ?
             where classroom = ? and accepted_on is null
            """)
        .params(acceptedOn, dueOn, classroom)
        .update();
  }

  /** Another day on which it is due. */
  void due(long classroom, LocalDate dueOn) {
    jdbc.sql("update classrooms.classroom set due_on = ? where classroom = ?")
        .params(dueOn, classroom)
        .update();
  }

  void move(long classroom, long school, long site) {
    jdbc.sql("update classrooms.classroom set school = ?, site = ? where classroom = ?")
        .params(school, site, classroom)
        .update();
  }

  void sponsor(long classroom, long sponsor, LocalDate since) {
    jdbc.sql("update classrooms.classroom set sponsor = ?, sponsor_since = ? where classroom = ?")
        .params(sponsor, since, classroom)
        .update();
  }

  /** 0: it had ended before. */
  int end(long classroom, LocalDate endedOn) {
    return jdbc.sql(
            """
            update classrooms.classroom set ended_on = ?
             where classroom = ? and ended_on is null
            """)
        .params(endedOn, classroom)
        .update();
  }

  Optional<Classroom> classroom(long classroom) {
    return jdbc.sql(
            """
            select classroom, school, site, sponsor, name, seats, kind, special_needs, agreement,
                   accepted_on, due_on, ended_on, state, reserved, on_the_way, in_class, missing,
                   coming_back, extra
              from classrooms.classrooms where classroom = ?
            """)
        .param(classroom)
        .query(Classroom.class)
        .optional();
  }

  Classroom existing(long classroom) {
    return classroom(classroom).orElseThrow(() -> Refusal.notFound(Long.toString(classroom)));
  }

  /**
   * The list, the late ones first.
   *
   * @param schools only these; null for all
   * @param state only these; null for all
   * @param after the sort key of the last row seen; "" for the beginning
   */
  List<Row> page(
      @Nullable Collection<Long> schools,
      @Nullable Progress state,
      String part,
      String after,
      int limit) {
    return jdbc.sql(
            """
            select * from (
              select c.classroom, c.name, c.school, p.name as school_name, s.name as sponsor_name,
                     c.seats, c.kind, c.state, c.reserved + c.on_the_way + c.in_class as devices,
                     c.missing, c.due_on,
                     array_position(array['LATE', 'ENDING', 'ON_THE_WAY', 'RESERVED', 'AGREED',
                                          'PLANNED', 'IN_CLASS', 'CLOSED'], c.state)
                       || coalesce(c.due_on::text, '9999-12-31')
                       || lpad(c.classroom::text, 12, '0') as sort
                from classrooms.classrooms c
                join partners.partners p on p.partner = c.school
                left join partners.partners s on s.partner = c.sponsor
               where (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
                 and (:state::text is null or c.state = :state)
                 and (:part = '' or p.name ilike '%' || :part || '%'
                      or c.name ilike '%' || :part || '%')) r
             where sort > :after order by sort limit :limit
            """)
        .param("schools", schools == null ? null : arrayOf(schools))
        .param("state", state == null ? null : state.name())
        .param("part", part)
        .param("after", after)
        .param("limit", limit)
        .query(ClassroomTable::row)
        .list();
  }

  /** How many there are in each state. */
  Map<Progress, Long> byState(@Nullable Collection<Long> schools) {
    var counts = new LinkedHashMap<Progress, Long>();
    jdbc.sql(
            """
            select state, count(*) from classrooms.classrooms
             where (:schools::bigint[] is null or school = any(:schools::bigint[])) group by state
            """)
        .param("schools", schools == null ? null : arrayOf(schools))
        .query(row -> {
          counts.put(Progress.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  /** Everything that belongs to the classroom now. */
  List<Seated> devices(long classroom) {
    return jdbc.sql(
            """
            select d.tag, s.seat, d.kind, d.maker, d.model, d.serial, d.stage, d.holder
              from custody.devices d
              left join classrooms.seat s on s.classroom = d.classroom and s.device = d.device
             where d.classroom = ? order by s.seat nulls last, d.device
            """)
        .param(classroom)
        .query(ClassroomTable::seated)
        .list();
  }

  /** What was accepted on this slip. */
  List<Seated> onSlip(long classroom, long slip) {
    return jdbc.sql(
            """
            select d.tag, s.seat, d.kind, d.maker, d.model, d.serial, d.stage, d.holder
              from custody.facts f
              join custody.devices d on d.device = f.device
              left join classrooms.seat s on s.classroom = :classroom and s.device = d.device
             where f.slip = :slip and f.kind = 'INSTALLED' and not f.voided
             order by s.seat nulls last, d.device
            """)
        .param("classroom", classroom)
        .param("slip", slip)
        .query(ClassroomTable::seated)
        .list();
  }

  private static Seated seated(ResultSet row, int index) throws SQLException {
    return new Seated(
        new Tag(row.getString("tag")),
        row.getObject("seat", Integer.class),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        Stage.valueOf(row.getString("stage")),
        row.getLong("holder"));
  }

  List<Gone> gone(long classroom) {
    return jdbc.sql(
            """
            select l.tag, d.model, l.installed_at, l.ended_at, d.stage
              from classrooms.loans l join custody.devices d on d.device = l.device
             where l.classroom = :classroom and l.ended_at is not null
               and d.classroom is distinct from :classroom
             order by l.ended_at desc, l.device
            """)
        .param("classroom", classroom)
        .query((row, _) ->
            new Gone(
                new Tag(row.getString("tag")),
                row.getString("model"),
                row.getTimestamp("installed_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                Stage.valueOf(row.getString("stage"))))
        .list();
  }

  /** Gives the next free seat numbers, in the order of the tags. */
  void seat(long classroom, Collection<Tag> tags) {
    jdbc.sql(
            """
            insert into classrooms.seat (classroom, device, seat)
            select :classroom, d.device,
                   coalesce((select max(seat) from classrooms.seat where classroom = :classroom), 0)
                     + row_number() over (order by d.device)
              from custody.devices d
             where d.tag = any(:tags::text[])
               and not exists (select from classrooms.seat s
                                where s.classroom = :classroom and s.device = d.device)
            """)
        .param("classroom", classroom)
        .param("tags", arrayOf(tags.stream().map(Tag::code).toList()))
        .update();
  }

  /** Ready devices of one kind, the longest waiting first. */
  List<Proposal.Ready> ready(DeviceKind kind, int limit) {
    return jdbc.sql(
            """
            select tag, maker, model from custody.devices
             where stage = 'READY' and kind = ? order by received_at, device limit ?
            """)
        .params(kind.name(), limit)
        .query((row, _) ->
            new Proposal.Ready(new Tag(row.getString(1)), row.getString(2), row.getString(3)))
        .list();
  }

  /** PostgreSQL's own writing of an array of numbers or codes. */
  private static String arrayOf(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getLong("classroom"),
        row.getString("name"),
        row.getLong("school"),
        row.getString("school_name"),
        row.getString("sponsor_name"),
        row.getInt("seats"),
        DeviceKind.valueOf(row.getString("kind")),
        Progress.valueOf(row.getString("state")),
        row.getInt("devices"),
        row.getInt("missing"),
        row.getObject("due_on", LocalDate.class),
        row.getString("sort"));
  }
}
