package org.greenclassroom.contests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code contests.batch}. */
@Component
class BatchTable {
  private static final String SELECT =
      """
      select b.batch, b.edition, b.school, p.name as school_name,
             case when b.revoked_at is null then b.secret end as secret, b.name_school,
             (select count(*) from contests.entry e
               where e.batch = b.batch and e.withdrawn_at is null)::int as entries
        from contests.batch b join partners.partners p on p.partner = b.school
      """;

  private final JdbcClient jdbc;

  BatchTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nothing when the school has one: two may ask at once. */
  void insert(long edition, long school, String secret, Instant now, long by) {
    jdbc.sql(
            """
            insert into contests.batch (edition, school, secret, made_at, made_by)
            values (?, ?, ?, ?, ?) on conflict (edition, school) do nothing
            """)
        .params(edition, school, secret, Timestamp.from(now), by)
        .update();
  }

  Optional<Batch> of(long edition, long school) {
    return jdbc.sql(SELECT + " where b.edition = ? and b.school = ?")
        .params(edition, school)
        .query(DataClassRowMapper.newInstance(Batch.class))
        .optional();
  }

  Optional<Batch> batch(long batch) {
    return jdbc.sql(SELECT + " where b.batch = ?")
        .param(batch)
        .query(DataClassRowMapper.newInstance(Batch.class))
        .optional();
  }

  Optional<Batch> behind(String secret) {
    return jdbc.sql(SELECT + " where b.secret = ? and b.revoked_at is null")
        .param(secret)
        .query(DataClassRowMapper.newInstance(Batch.class))
        .optional();
  }

  List<Batch> page(@Nullable Set<Long> schools, long edition, long after, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where b.edition = :edition and b.batch > :after
                   and (:all or b.school = any (:schools))
                 order by b.batch limit :size
                """)
        .param("edition", edition)
        .param("after", after)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("size", size)
        .query(DataClassRowMapper.newInstance(Batch.class))
        .list();
  }

  /** What some schools handed in, the newest edition first. */
  List<Batch> ofSchools(List<Long> schools) {
    return jdbc.sql(SELECT + " where b.school = any(?::bigint[]) order by b.edition desc, b.batch")
        .param(schools.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Batch.class))
        .list();
  }

  void relink(long batch, String secret) {
    jdbc.sql("update contests.batch set secret = ?, revoked_at = null where batch = ?")
        .params(secret, batch)
        .update();
  }

  void revoke(long batch, Instant now) {
    jdbc.sql("update contests.batch set revoked_at = ? where batch = ? and revoked_at is null")
        .params(Timestamp.from(now), batch)
        .update();
  }

  void name(long batch, boolean nameSchool) {
    jdbc.sql("update contests.batch set name_school = ? where batch = ?")
        .params(nameSchool, batch)
        .update();
  }
}
