package org.greenclassroom.visits;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Coordinates;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code visits.visit} and {@code visits.step}. */
@Component
class VisitTable {
  private static final String SELECT =
      """
      select v.*, c.name as room, p.name as school_name, a.name as author_name, r.name as reader_name
        from visits.visit v
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join people.accounts a on a.account = v.author
        left join people.accounts r on r.account = v.read_by
      """;

  private final JdbcClient jdbc;

  VisitTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens it, if nothing of it came before; then holds it. */
  long open(Occasion occasion, Head head, long classroom, LocalDate day) {
    jdbc.sql(
            """
            insert into visits.visit (key, classroom, task, version, author, day, opened_at, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(
            head.key(),
            classroom,
            head.task(),
            head.version(),
            occasion.actor().account(),
            Date.valueOf(day),
            Timestamp.from(head.openedAt()),
            Timestamp.from(occasion.now()))
        .update();
    return jdbc.sql("select visit from visits.visit where key = ? for update")
        .param(head.key())
        .query(Long.class)
        .single();
  }

  Optional<Visit> visit(long visit) {
    return jdbc.sql(SELECT + " where v.visit = ?")
        .param(visit)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<Visit> keyed(UUID key) {
    return jdbc.sql(SELECT + " where v.key = ?").param(key).query((row, _) -> read(row)).optional();
  }

  void hold(long visit) {
    jdbc.sql("select visit from visits.visit where visit = ? for update")
        .param(visit)
        .query(Long.class)
        .optional();
  }

  List<Visit> of(long classroom, int limit) {
    return jdbc.sql(SELECT + " where v.classroom = ? order by v.visit desc limit ?")
        .params(classroom, limit)
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * A page of the list, the latest first.
   *
   * @param state null: all
   * @param author null: everybody's
   */
  List<Visit> page(
      @Nullable Set<Long> schools,
      @Nullable VisitState state,
      @Nullable Long author,
      String q,
      long before,
      int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where v.visit < :before
                   and (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
                   and (:state::text is null or v.state = :state)
                   and (:author::bigint is null or v.author = :author)
                   and (:q::text = '' or p.name ilike '%' || :q || '%' or c.name ilike '%' || :q || '%')
                 order by v.visit desc limit :limit
                """)
        .param("schools", array(schools))
        .param("before", before)
        .param("state", state == null ? null : state.name())
        .param("author", author)
        .param("q", q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /**
   * How many were handed in and wait for a reader, and how many are approved.
   *
   * @param classroom null: of all rooms
   */
  record Counts(long unapproved, long approved) {}

  Counts counts(@Nullable Long classroom) {
    return jdbc.sql(
            """
            select count(*) filter (where state <> 'APPROVED') as unapproved,
                   count(*) filter (where state = 'APPROVED') as approved
              from visits.visit where :classroom::bigint is null or classroom = :classroom
            """)
        .param("classroom", classroom)
        .query(Counts.class)
        .single();
  }

  /**
   * How many wait for somebody to read them, how many longer than since then.
   *
   * @param notBy not those of this author
   */
  long[] waiting(long notBy, Instant since) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where submitted_at < ?)
              from visits.visit where state = 'SUBMITTED' and author <> ?
            """)
        .params(Timestamp.from(since), notBy)
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  long returned(long author) {
    return jdbc.sql("select count(*) from visits.visit where state = 'RETURNED' and author = ?")
        .param(author)
        .query(Long.class)
        .single();
  }

  void submitted(Occasion occasion, long visit) {
    jdbc.sql("update visits.visit set state = 'SUBMITTED', submitted_at = ? where visit = ?")
        .params(Timestamp.from(occasion.now()), visit)
        .update();
    step(occasion, visit, VisitState.SUBMITTED);
  }

  void settled(Occasion occasion, long visit, VisitState state) {
    jdbc.sql("update visits.visit set state = ?, read_by = ?, read_at = ? where visit = ?")
        .params(state.name(), occasion.actor().account(), Timestamp.from(occasion.now()), visit)
        .update();
    step(occasion, visit, state);
  }

  private void step(Occasion occasion, long visit, VisitState state) {
    jdbc.sql("insert into visits.step (visit, state, taken_at, taken_by) values (?, ?, ?, ?)")
        .params(visit, state.name(), Timestamp.from(occasion.now()), occasion.actor().account())
        .update();
  }

  void located(long visit, Coordinates at, @Nullable Integer accuracy, @Nullable Integer metres) {
    jdbc.sql(
            """
            update visits.visit set latitude = :latitude, longitude = :longitude, accuracy = :accuracy,
                   metres = :metres where visit = :visit
            """)
        .param("latitude", at.latitude())
        .param("longitude", at.longitude())
        .param("accuracy", accuracy)
        .param("metres", metres)
        .param("visit", visit)
        .update();
  }

  /** Where the room's school stands; empty: nobody located it. */
  Optional<Coordinates> site(long classroom) {
    return jdbc.sql(
            """
            select s.latitude, s.longitude from classrooms.classrooms c
              join partners.sites s using (site)
             where c.classroom = ? and s.latitude is not null
            """)
        .param(classroom)
        .query((row, _) -> new Coordinates(row.getDouble(1), row.getDouble(2)))
        .optional();
  }

  /** Whether the room stands in mainland China: only there are maps shifted. */
  boolean mainland(long classroom) {
    return jdbc.sql(
            """
            select s.territory = 'CN' from classrooms.classrooms c join partners.sites s using (site)
             where c.classroom = ?
            """)
        .param(classroom)
        .query(Boolean.class)
        .single();
  }

  /** The visit of a task that this author has begun and nobody has approved. */
  Optional<Visit> begun(long task, long author) {
    return jdbc.sql(
            SELECT
                + """
                 where v.task = ? and v.author = ? and v.state in ('DRAFT', 'RETURNED')
                 order by v.visit desc limit 1
                """)
        .params(task, author)
        .query((row, _) -> read(row))
        .optional();
  }

  /**
   * A visit that is to be made.
   *
   * @param place null: the site has no address
   */
  record Errand(
      long task,
      long classroom,
      String room,
      String schoolName,
      @Nullable String place,
      LocalDate dueOn,
      boolean open,
      boolean mine) {}

  private static final String ERRAND =
      """
      select t.task, t.classroom, c.name as room, p.name as school_name, coalesce(s.address, s.name) as place,
             t.due_on, t.state = 'OPEN' as open, t.engineer is not null as mine
        from followup.tasks t
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join partners.sites s on s.site = c.site
       where t.kind = 'VISIT'
      """;

  Optional<Errand> errand(long task) {
    return jdbc.sql(ERRAND + " and t.task = ?").param(task).query(Errand.class).optional();
  }

  List<Errand> errands(@Nullable Set<Long> schools, long engineer, LocalDate until, int most) {
    return jdbc
        .sql(
            ERRAND
                + """
                 and t.state = 'OPEN' and t.due_on <= :until
                 and (t.engineer is null or t.engineer = :engineer)
                 and (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
                 order by t.engineer nulls last, t.due_on, t.task limit :most
                """)
        .param("schools", array(schools))
        .param("engineer", engineer)
        .param("until", Date.valueOf(until))
        .param("most", most)
        .query(Errand.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private static @Nullable String array(@Nullable Set<Long> ids) {
    return ids == null
        ? null
        : ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  private static Visit read(ResultSet row) throws SQLException {
    return new Visit(
        row.getLong("visit"),
        row.getObject("key", UUID.class),
        row.getLong("classroom"),
        row.getString("room"),
        row.getString("school_name"),
        row.getLong("task"),
        row.getLong("version"),
        row.getLong("author"),
        row.getString("author_name"),
        row.getDate("day").toLocalDate(),
        VisitState.valueOf(row.getString("state")),
        moment(row, "submitted_at"),
        row.getObject("read_by", Long.class),
        row.getString("reader_name"),
        moment(row, "read_at"),
        row.getObject("metres", Integer.class),
        row.getObject("accuracy", Integer.class));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }
}
