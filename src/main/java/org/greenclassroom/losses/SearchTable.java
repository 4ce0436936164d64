package org.greenclassroom.losses;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Searches as the book tells them, and the table {@code losses.step}. */
@Component
class SearchTable {
  private static final String SEARCHES =
      """
      select s.search, s.device, d.tag, d.maker, d.model, d.serial, d.stage, d.classroom,
             p.name as school, c.name as room, s.state, s.missed_at, s.found_at, s.written_off_at, s.heard_at,
             l.cause, l.police_report, l.words,
             (select count(*) from losses.step x where x.search = s.search)::int as steps,
             (select count(*) from losses.alarm a where a.search = s.search and a.settled_at is null)::int as alarms
        from losses.searches s
        join custody.devices d on d.device = s.device
        left join classrooms.classrooms c on c.classroom = d.classroom
        left join partners.partners p on p.partner = c.school
        left join lateral (
          select x.cause, x.police_report, x.words from takeback.losses x
           where x.device = s.device and x.said_at >= s.missed_at
           order by x.said_at desc limit 1) l on true
      """;

  private final JdbcClient jdbc;

  SearchTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The latest first.
   *
   * @param state null: those that go on
   */
  List<Search> page(
      @Nullable Set<Long> schools, @Nullable State state, boolean heard, long before, int limit) {
    return jdbc.sql(
            SEARCHES
                + """
                 where s.search < :before
                   and case when :state::text is null then :heard or s.state in ('MISSING', 'SEARCHED')
                            else s.state = :state end
                   and (not :heard or exists (select from losses.alarm a
                                               where a.search = s.search and a.settled_at is null))
                   and (:all or d.classroom is null or c.school = any (:schools))
                 order by s.search desc limit :limit
                """)
        .param("before", before)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("state", state == null ? null : state.name())
        .param("heard", heard)
        .param("limit", limit)
        .query((row, _) -> search(row))
        .list();
  }

  Optional<Search> search(long search) {
    return jdbc.sql(SEARCHES + " where s.search = ?")
        .param(search)
        .query((row, _) -> search(row))
        .optional();
  }

  Map<Long, Tag> open(long school) {
    var open = new TreeMap<Long, Tag>();
    jdbc.sql(
            """
            select s.search, d.tag from losses.searches s
              join custody.devices d on d.device = s.device
              join classrooms.classrooms c on c.classroom = d.classroom
             where c.school = ? and s.state in ('MISSING', 'SEARCHED') order by s.search
            """)
        .param(school)
        .query(row -> {
          open.put(row.getLong(1), new Tag(row.getString(2)));
        });
    return open;
  }

  /** The last search of a device. */
  Optional<Search> of(long device) {
    return jdbc.sql(SEARCHES + " where s.device = ? order by s.search desc limit 1")
        .param(device)
        .query((row, _) -> search(row))
        .optional();
  }

  private static Search search(ResultSet row) throws SQLException {
    return new Search(
        row.getLong("search"),
        row.getLong("device"),
        new Tag(row.getString("tag")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        Stage.valueOf(row.getString("stage")),
        row.getObject("classroom", Long.class),
        row.getString("school"),
        row.getString("room"),
        State.valueOf(row.getString("state")),
        row.getTimestamp("missed_at").toInstant(),
        instant(row, "found_at"),
        instant(row, "written_off_at"),
        instant(row, "heard_at"),
        row.getString("cause"),
        row.getString("police_report"),
        row.getString("words"),
        row.getInt("steps"),
        row.getInt("alarms"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /**
   * How many searches stand in each state.
   *
   * @param schools of these and of no room; null: all
   */
  Map<State, Long> counts(@Nullable Set<Long> schools) {
    var counts = new TreeMap<State, Long>();
    for (var state : State.values()) counts.put(state, 0L);
    jdbc.sql(
            """
            select s.state, count(*) from losses.searches s
              left join custody.devices d on not :all and d.device = s.device
              left join classrooms.classrooms c on c.classroom = d.classroom
             where :all or d.classroom is null or c.school = any (:schools)
             group by s.state
            """)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .query(row -> {
          counts.put(State.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }

  /**
   * For the tray: how many nobody has searched for, how many of them since that day or longer, and
   * when one was found last.
   */
  record Waiting(long missing, long late, @Nullable Instant ended) {}

  Waiting waiting(Instant late) {
    return jdbc.sql(
            """
            select count(*) as missing, count(*) filter (where s.missed_at < ?) as late,
                   (select max(f.recorded_at) from custody.facts f where f.kind = 'FOUND') as ended
              from custody.devices d join losses.searches s on s.device = d.device
             where d.stage = 'MISSING' and s.state = 'MISSING'
            """)
        .param(Timestamp.from(late))
        .query((row, _) ->
            new Waiting(row.getLong("missing"), row.getLong("late"), instant(row, "ended")))
        .single();
  }

  // ---- steps ----

  /** One thing done to find it. */
  record Step(
      StepKind kind,
      String policeReport,
      String words,
      LocalDate day,
      Instant toldAt,
      @Nullable String by) {}

  /** The same key again writes nothing. */
  void step(
      long search,
      long device,
      StepKind kind,
      String policeReport,
      String words,
      LocalDate day,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into losses.step (search, device, kind, police_report, words, day, told_at, told_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            search,
            device,
            kind.name(),
            policeReport,
            words,
            Date.valueOf(day),
            Timestamp.from(at),
            by,
            key)
        .update();
  }

  List<Step> steps(long search) {
    return jdbc.sql(
            """
            select s.kind, s.police_report, s.words, s.day, s.told_at, a.name
              from losses.step s left join people.accounts a on a.account = s.told_by
             where s.search = ? order by s.step
            """)
        .param(search)
        .query((row, _) ->
            new Step(
                StepKind.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getTimestamp(5).toInstant(),
                row.getString(6)))
        .list();
  }

  /** What was written may name people: it goes some years after a search ended. */
  int forget(Instant before) {
    return jdbc.sql(
            """
            update losses.step x set words = '' from losses.searches s
             where s.search = x.search and x.words <> '' and greatest(s.found_at, s.written_off_at) < ?
            """)
        .param(Timestamp.from(before))
        .update();
  }
}
