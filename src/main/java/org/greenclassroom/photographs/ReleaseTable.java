package org.greenclassroom.photographs;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code photographs.release} and {@code photographs.withdrawal}: what adults allow. */
@Component
class ReleaseTable {
  private final JdbcClient jdbc;

  ReleaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one person allows for one purpose; withdrawn or expired ones stay in the list. */
  record Release(
      long release,
      Adult.Kind kind,
      long person,
      @Nullable String name,
      Purpose purpose,
      String evidence,
      LocalDate grantedOn,
      LocalDate until,
      @Nullable Instant withdrawnAt,
      boolean live) {
    public String number() {
      return new Adult(kind, person).toString();
    }
  }

  void insert(
      Adult adult,
      Purpose purpose,
      String evidence,
      LocalDate grantedOn,
      LocalDate until,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into photographs.release
                   (kind, person, purpose, evidence, granted_on, until, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            adult.kind().name(),
            adult.person(),
            purpose.name(),
            evidence,
            grantedOn,
            until,
            Timestamp.from(at),
            by,
            key)
        .update();
  }

  List<Release> of(Adult adult) {
    return jdbc.sql(
            """
            select r.release, r.kind, r.person, a.name, r.purpose, r.evidence, r.granted_on, r.until,
                   r.withdrawn_at, r.live
              from photographs.releases r left join photographs.adults a using (kind, person)
             where r.kind = ? and r.person = ? order by r.release desc
            """)
        .params(adult.kind().name(), adult.person())
        .query(DataClassRowMapper.newInstance(Release.class))
        .list();
  }

  List<Release> page(long before, int limit) {
    return jdbc.sql(
            """
            select r.release, r.kind, r.person, a.name, r.purpose, r.evidence, r.granted_on, r.until,
                   r.withdrawn_at, r.live
              from photographs.releases r left join photographs.adults a using (kind, person)
             where r.release < ? order by r.release desc limit ?
            """)
        .params(before, limit)
        .query(DataClassRowMapper.newInstance(Release.class))
        .list();
  }

  Optional<Adult> whose(long release) {
    return jdbc.sql("select kind, person from photographs.release where release = ?")
        .param(release)
        .query(DataClassRowMapper.newInstance(Adult.class))
        .optional();
  }

  /** Everything this person allows for that purpose, if it was not withdrawn before. */
  int withdraw(Adult adult, Purpose purpose, Instant at, long by) {
    return jdbc.sql(
            """
            insert into photographs.withdrawal (release, withdrawn_at, withdrawn_by)
            select release, :at, :by from photographs.release
             where kind = :kind and person = :person and purpose = :purpose
                on conflict do nothing
            """)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("kind", adult.kind().name())
        .param("person", adult.person())
        .param("purpose", purpose.name())
        .update();
  }

  Optional<Purpose> purpose(long release) {
    return jdbc.sql("select purpose from photographs.release where release = ?")
        .param(release)
        .query(Purpose.class)
        .optional();
  }
}
