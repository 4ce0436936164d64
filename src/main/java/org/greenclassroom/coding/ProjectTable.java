package org.greenclassroom.coding;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.contests.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code coding.project}. */
@Component
class ProjectTable {
  private static final String SELECT =
      """
      select j.project, j.cohort, j.code, j.title, j.medium, g.name as goal, j.kind,
             j.bytes is not null as kept, j.withdrawn_at is not null as withdrawn
        from coding.project j left join coding.goal g using (goal)
      """;

  private final JdbcClient jdbc;

  ProjectTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> keyed(UUID key) {
    return jdbc.sql("select code from coding.project where key = ?")
        .param(key)
        .query(String.class)
        .optional();
  }

  /** False: the code is taken, or the same form came at the same moment. */
  boolean insert(
      UUID key,
      long cohort,
      String code,
      Cohorts.Piece piece,
      @Nullable Work work,
      Instant now,
      long by) {
    return jdbc.sql(
                """
                insert into coding.project
                  (key, cohort, code, title, medium, goal, kind, bytes, made_at, made_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                Arrays.asList(
                    key,
                    cohort,
                    code,
                    piece.title(),
                    piece.medium(),
                    piece.goal(),
                    work == null ? null : work.kind().name(),
                    work == null ? null : work.bytes(),
                    Timestamp.from(now),
                    by))
            .update()
        == 1;
  }

  List<Project> of(long cohort, long after, int size) {
    return jdbc.sql(SELECT + " where j.cohort = ? and j.project > ? order by j.project limit ?")
        .params(cohort, after, size)
        .query(DataClassRowMapper.newInstance(Project.class))
        .list();
  }

  Optional<Work> work(long cohort, long project) {
    return jdbc.sql(
            """
            select kind, bytes from coding.project
             where cohort = ? and project = ? and bytes is not null
            """)
        .params(cohort, project)
        .query((row, _) -> new Work(Work.Kind.valueOf(row.getString(1)), row.getBytes(2)))
        .optional();
  }

  /** Its file goes at once. */
  boolean withdraw(long cohort, long project, Instant now) {
    var at = Timestamp.from(now);
    return jdbc.sql(
                """
                update coding.project
                   set withdrawn_at = coalesce(withdrawn_at, ?), bytes = null,
                       deleted_at = case when bytes is null then deleted_at else ? end
                 where cohort = ? and project = ?
                """)
            .params(at, at, cohort, project)
            .update()
        == 1;
  }

  /** Files of projects that were made before; answers how many went. */
  int forget(Instant before, Instant now) {
    return jdbc.sql(
            """
            update coding.project set bytes = null, deleted_at = ?
             where bytes is not null and made_at < ?
            """)
        .params(Timestamp.from(now), Timestamp.from(before))
        .update();
  }
}
