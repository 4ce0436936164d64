package org.greenclassroom.signups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signups.team}. */
@Component
class TeamTable {
  private static final String SELECT =
      """
      select t.team, t.activity, t.slot, t.partner, p.name as company, t.name, t.email, t.language, t.code, t.places,
             (select count(*) from signups.signup s where s.team = t.team and s.state = 'PLACED') as named, t.cut_off,
             t.released_at, t.withdrawn_at
        from signups.team t join partners.partners p on p.partner = t.partner
      """;

  private final JdbcClient jdbc;

  TeamTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select team from signups.team where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      Stint stint,
      long partner,
      String name,
      String email,
      String language,
      String code,
      int places,
      Instant cutOff,
      Instant now,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into signups.team
              (activity, slot, partner, name, email, language, code, places, cut_off, made_at, made_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning team
            """)
        .params(
            stint.activity(),
            stint.slot(),
            partner,
            name,
            email,
            language,
            code,
            places,
            Timestamp.from(cutOff),
            Timestamp.from(now),
            by,
            key)
        .query(Long.class)
        .single();
  }

  Optional<Team> team(long team) {
    return jdbc.sql(SELECT + " where t.team = ?")
        .param(team)
        .query(DataClassRowMapper.newInstance(Team.class))
        .optional();
  }

  Optional<Team> coded(String code) {
    return jdbc.sql(SELECT + " where t.code = ? and t.withdrawn_at is null")
        .param(code)
        .query(DataClassRowMapper.newInstance(Team.class))
        .optional();
  }

  List<Team> of(long activity) {
    return jdbc.sql(SELECT + " where t.activity = ? order by t.team")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Team.class))
        .list();
  }

  /** Teams whose last day for names is over; of a day nobody knows to be, none is. */
  List<Long> toRelease(Instant now) {
    return jdbc
        .sql(
            """
            select t.team from signups.team t join activities.activities a using (activity)
             where t.released_at is null and t.cut_off <= ? and a.state = 'PUBLISHED' and not a.removed
             order by t.team
            """)
        .param(Timestamp.from(now))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void released(long team, Instant now) {
    jdbc.sql("update signups.team set released_at = ? where team = ? and released_at is null")
        .params(Timestamp.from(now), team)
        .update();
  }

  /** 0: it was withdrawn before. What was kept for it is kept no longer. */
  int withdraw(long team, Instant now) {
    return jdbc.sql(
            """
            update signups.team set withdrawn_at = :at, released_at = coalesce(released_at, :at)
             where team = :team and withdrawn_at is null
            """)
        .param("at", Timestamp.from(now))
        .param("team", team)
        .update();
  }

  /** The day is another: so is the last day for names. */
  void moveCutOff(long team, Instant cutOff) {
    jdbc.sql("update signups.team set cut_off = ? where team = ? and released_at is null")
        .params(Timestamp.from(cutOff), team)
        .update();
  }
}
