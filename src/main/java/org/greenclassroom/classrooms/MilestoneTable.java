package org.greenclassroom.classrooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.milestone}. */
@Component
class MilestoneTable {
  private final JdbcClient jdbc;

  MilestoneTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long classroom, List<Term.Stone> stones) {
    jdbc.sql(
            """
            insert into classrooms.milestone (classroom, kind, month, due_on)
            select :classroom, s.kind, s.month, s.day
              from unnest(:kinds::text[], :months::int[], :days::date[]) s (kind, month, day)
            on conflict (classroom, kind, due_on) do nothing
            """)
        .param("classroom", classroom)
        .param("kinds", arrayOf(stones.stream().map(one -> one.kind().name()).toList()))
        .param("months", arrayOf(stones.stream().map(Term.Stone::month).toList()))
        .param("days", arrayOf(stones.stream().map(Term.Stone::day).toList()))
        .update();
  }

  /** What nobody has done yet, and nobody will have to: the term changed. */
  void clear(long classroom, Collection<MilestoneKind> kinds) {
    jdbc.sql(
            """
            delete from classrooms.milestone
             where classroom = ? and done_on is null and kind = any(?::text[])
            """)
        .params(classroom, arrayOf(kinds))
        .update();
  }

  List<Milestone> of(long classroom) {
    return jdbc.sql(SELECT + " and m.classroom = ? order by m.due_on, m.milestone")
        .param(classroom)
        .query(MilestoneTable::milestone)
        .list();
  }

  Optional<Milestone> milestone(long milestone) {
    return jdbc.sql(SELECT + " and m.milestone = ?")
        .param(milestone)
        .query(MilestoneTable::milestone)
        .optional();
  }

  int done(long milestone, Milestone.Done done, Instant at) {
    return jdbc.sql(
            """
            update classrooms.milestone
               set done_on = ?, done_at = ?, done_by = ?, note = ?, file = ?, file_name = ?
             where milestone = ? and done_on is null
            """)
        .params(
            Arrays.asList(
                done.day(),
                at.atOffset(ZoneOffset.UTC),
                done.by(),
                done.note(),
                done.file(),
                done.fileName(),
                milestone))
        .update();
  }

  int undo(long milestone) {
    return jdbc.sql(
            """
            update classrooms.milestone
               set done_on = null, done_at = null, done_by = null, note = null, file = null,
                   file_name = null
             where milestone = ? and done_on is not null
            """)
        .param(milestone)
        .update();
  }

  /** One line of the list of what is to be done. */
  record Due(
      long milestone,
      long classroom,
      String schoolName,
      String name,
      MilestoneKind kind,
      LocalDate dueOn,
      String sort) {}

  /**
   * What is open, the longest due first.
   *
   * @param schools only these; null for all
   * @param until only what is due by this day
   * @param after the sort key of the last row seen; "" for the beginning
   */
  List<Due> open(
      @Nullable Collection<Long> schools,
      Collection<MilestoneKind> kinds,
      LocalDate until,
      String after,
      int limit) {
    return jdbc.sql(
            """
            select * from (
              select m.milestone, m.classroom, p.name as school_name, c.name, m.kind, m.due_on,
                     m.due_on::text || lpad(m.milestone::text, 12, '0') as sort
                from classrooms.milestone m
                join classrooms.classroom c using (classroom)
                join partners.partners p on p.partner = c.school
               where m.done_on is null and c.ended_on is null and m.due_on <= :until
                 and (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
                 and m.kind = any(:kinds::text[])) r
             where sort > :after order by sort limit :limit
            """)
        .param("schools", schools == null ? null : arrayOf(schools))
        .param("kinds", arrayOf(kinds))
        .param("until", until)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Due(
                row.getLong("milestone"),
                row.getLong("classroom"),
                row.getString("school_name"),
                row.getString("name"),
                MilestoneKind.valueOf(row.getString("kind")),
                row.getObject("due_on", LocalDate.class),
                row.getString("sort")))
        .list();
  }

  /** How many are due by a day, how many of them before today, and when the last one was done. */
  record Waiting(long due, long late, @Nullable Instant lastDone) {}

  Waiting waiting(
      @Nullable Collection<Long> schools,
      Collection<MilestoneKind> kinds,
      LocalDate until,
      LocalDate today) {
    return jdbc.sql(
            """
            select count(*) filter (where m.done_on is null and m.due_on <= :until) as due,
                   count(*) filter (where m.done_on is null and m.due_on < :today) as late,
                   max(m.done_at) as last_done
              from classrooms.milestone m
              join classrooms.classroom c using (classroom)
             where c.ended_on is null and m.kind = any(:kinds::text[])
               and (:schools::bigint[] is null or c.school = any(:schools::bigint[]))
            """)
        .param("schools", schools == null ? null : arrayOf(schools))
        .param("kinds", arrayOf(kinds))
        .param("until", until)
        .param("today", today)
        .query((row, _) -> {
          var done = row.getTimestamp("last_done");
          return new Waiting(
              row.getLong("due"), row.getLong("late"), done == null ? null : done.toInstant());
        })
        .single();
  }

  private static Milestone milestone(ResultSet row, int index) throws SQLException {
    var day = row.getObject("done_on", LocalDate.class);
    return new Milestone(
        row.getLong("milestone"),
        row.getLong("classroom"),
        MilestoneKind.valueOf(row.getString("kind")),
        row.getInt("month"),
        row.getObject("due_on", LocalDate.class),
        day == null
            ? null
            : new Milestone.Done(
                day,
                row.getLong("done_by"),
                row.getString("note"),
                row.getString("file"),
                row.getString("file_name")));
  }

  private static String arrayOf(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static final String SELECT =
      """
      select m.milestone, m.classroom, m.kind, m.month, m.due_on, m.done_on, m.done_by, m.note,
             m.file, m.file_name
        from classrooms.milestone m
       where (m.done_on is not null or m.kind in ('DECISION', 'LETTERS', 'PLAN', 'COLLECTION'))
      """;
}
