package org.greenclassroom.followup;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plan as lists and calendars show it. */
@Component
class Agenda {
  private static final String FROM =
      """
      select t.*, c.name as room, p.name as school_name, c.school, a.name as engineer_name,
             coalesce(s.address, s.name) as place,
             (select count(*) from followup.move m where m.task = t.task) as moved,
             to_char(t.due_on, 'YYYYMMDD') || lpad(t.task::text, 12, '0') as sort
        from followup.task t
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join partners.sites s on s.site = c.site
        left join people.accounts a on a.account = t.engineer
       where (:from::date is null or t.due_on >= :from)
         and (:until::date is null or t.due_on <= :until)
         and (:kind::text is null or t.kind = :kind)
         and (:state::text is null or t.state = :state)
         and (:engineer::bigint is null or coalesce(t.engineer, 0) = :engineer)
         and (:school::bigint is null or c.school = :school)
         and (:all or c.school = any (:schools))
         and (:q::text = '' or p.name ilike '%' || :q || '%' or c.name ilike '%' || :q || '%')
      """;

  private final JdbcClient jdbc;

  Agenda(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One line.
   *
   * @param place null: the school's site has no address
   * @param moved how often it got another day
   */
  record Line(
      Task task,
      String room,
      long school,
      String schoolName,
      @Nullable String place,
      @Nullable String engineerName,
      long moved,
      Instant changedAt,
      String sort) {}

  List<Line> page(PlanFilter filter, String after, int limit) {
    return asked(
            FROM
                + """
                   and (:after::text = ''
                        or (t.due_on, t.task) > (to_date(nullif(left(:after, 8), ''), 'YYYYMMDD'),
                                                 nullif(substr(:after, 9), '')::bigint))
                 order by t.due_on, t.task limit :limit
                """,
            filter)
        .param("after", after.matches("\\d{20}") ? after : "")
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** Every line, one after the other. */
  void all(PlanFilter filter, Consumer<Line> each) {
    asked(FROM + " order by t.due_on, t.task", filter)
        .withFetchSize(500)
        .query((ResultSet row) -> each.accept(read(row)));
  }

  /**
   * How many are due by a day, and how many of them late.
   *
   * @param engineer whose, and nobody's; null: everybody's
   * @param visits visits only, or all but visits
   */
  record Waiting(long due, long late, @Nullable Instant lastDone) {}

  Waiting waiting(@Nullable Long engineer, boolean visits, LocalDate until, LocalDate today) {
    return jdbc.sql(
            """
            select count(*) filter (where due_on <= :until) as due,
                   count(*) filter (where due_on < :today) as late,
                   (select max(settled_at) from followup.task d
                     where d.state = 'DONE' and (d.kind = 'VISIT') = :visits) as last_done
              from followup.task
             where state = 'OPEN' and due_on <= :until and (kind = 'VISIT') = :visits
               and (:engineer::bigint is null or engineer is null or engineer = :engineer)
            """)
        .param("engineer", engineer)
        .param("visits", visits)
        .param("until", Date.valueOf(until))
        .param("today", Date.valueOf(today))
        .query((row, _) -> {
          var done = row.getTimestamp("last_done");
          return new Waiting(
              row.getLong("due"), row.getLong("late"), done == null ? null : done.toInstant());
        })
        .single();
  }

  private JdbcClient.StatementSpec asked(String sql, PlanFilter filter) {
    return jdbc.sql(sql)
        .param("from", filter.from() == null ? null : Date.valueOf(filter.from()))
        .param("until", filter.until() == null ? null : Date.valueOf(filter.until()))
        .param("kind", filter.kind() == null ? null : filter.kind().name())
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("engineer", filter.engineer())
        .param("school", filter.school())
        .param("all", filter.own() == null)
        .param("schools", filter.own() == null ? new Long[0] : filter.own().toArray(Long[]::new))
        .param("q", filter.q().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
  }

  private static Line read(ResultSet row) throws SQLException {
    var settled = row.getTimestamp("settled_at");
    return new Line(
        TaskTable.read(row),
        row.getString("room"),
        row.getLong("school"),
        row.getString("school_name"),
        row.getString("place"),
        row.getString("engineer_name"),
        row.getLong("moved"),
        settled == null ? row.getTimestamp("made_at").toInstant() : settled.toInstant(),
        row.getString("sort"));
  }

  /** The time of day that a visit has in a calendar. */
  static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Occasion.PROGRAMME_ZONE).toInstant();
  }
}
