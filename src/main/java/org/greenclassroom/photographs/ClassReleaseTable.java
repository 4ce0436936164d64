package org.greenclassroom.photographs;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What schools allow for a class, in {@code photographs.class_release}. */
@Component
class ClassReleaseTable {
  private final JdbcClient jdbc;

  ClassReleaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One class; how many are left out, never who. */
  record ClassRelease(
      long classRelease,
      long classroom,
      String place,
      long school,
      String label,
      Set<Purpose> purposes,
      int excluded,
      String evidence,
      LocalDate grantedOn,
      LocalDate until,
      @Nullable Instant withdrawnAt,
      boolean live) {}

  private static final String SELECT =
      """
      select r.class_release, r.classroom, s.name || ' · ' || c.name as place, c.school, r.label,
             array_to_string(r.purposes, ',') as purposes,
             r.excluded, r.evidence, r.granted_on, r.until, r.withdrawn_at, r.live
        from photographs.class_releases r
        join classrooms.classrooms c using (classroom)
        join partners.partners s on s.partner = c.school
      """;

  void insert(
      long classroom,
      String label,
      Collection<Purpose> purposes,
      int excluded,
      String evidence,
      LocalDate grantedOn,
      LocalDate until,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into photographs.class_release
                   (classroom, label, purposes, excluded, evidence, granted_on, until, recorded_at, recorded_by, key)
            values (:classroom, :label, :purposes, :excluded, :evidence, :from, :until, :at, :by, :key)
                on conflict (key) do nothing
            """)
        .param("classroom", classroom)
        .param("label", label)
        .param("purposes", purposes.stream().map(Purpose::name).toArray(String[]::new))
        .param("excluded", excluded)
        .param("evidence", evidence)
        .param("from", grantedOn)
        .param("until", until)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("key", key)
        .update();
  }

  /** Those of one room, the newest first. */
  List<ClassRelease> of(long classroom) {
    return jdbc.sql(SELECT + " where r.classroom = ? order by r.class_release desc")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(ClassRelease.class))
        .list();
  }

  Optional<ClassRelease> one(long release) {
    return jdbc.sql(SELECT + " where r.class_release = ?")
        .param(release)
        .query(DataClassRowMapper.newInstance(ClassRelease.class))
        .optional();
  }

  void withdraw(long release, Instant at, long by) {
    jdbc.sql(
            """
            insert into photographs.class_withdrawal (class_release, withdrawn_at, withdrawn_by)
            values (?, ?, ?) on conflict do nothing
            """)
        .params(release, Timestamp.from(at), by)
        .update();
  }
}
