package org.greenclassroom.glpi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code glpi.address}. */
@Component
class AddressTable {
  private static final String LISTED =
      """
      select a.address, a.classroom, c.name as room, s.name as school, a.most, a.made_at, a.ended_at,
             coalesce(n.computers, 0) as computers, coalesce(n.unknown, 0) as unknown, n.last_seen
        from glpi.address a
        join classrooms.classrooms c using (classroom)
        join partners.partners s on s.partner = c.school
        left join lateral (
          select count(*) as computers, count(*) filter (where device is null) as unknown,
                 max(last_seen) as last_seen
            from glpi.computer m where m.address = a.address) n on true
      """;

  private final JdbcClient jdbc;

  AddressTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An address as those see it who give it out, and what came of it. */
  record Listed(
      long address,
      long classroom,
      String room,
      String school,
      int most,
      Instant madeAt,
      @Nullable Instant endedAt,
      long computers,
      long unknown,
      @Nullable Instant lastSeen) {}

  Optional<Long> insert(long classroom, String secret, int most, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into glpi.address (classroom, secret, most, made_at, made_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning address
            """)
        .params(classroom, secret, most, at.atOffset(ZoneOffset.UTC), by, key)
        .query(Long.class)
        .optional();
  }

  int end(long address, Instant at) {
    return jdbc.sql("update glpi.address set ended_at = ? where address = ? and ended_at is null")
        .params(at.atOffset(ZoneOffset.UTC), address)
        .update();
  }

  /** An address ends with the loan of its room, too. */
  Optional<Caller> behind(String secret) {
    return jdbc.sql(
            """
            select a.address, a.classroom, c.school, a.most, a.made_by as account
              from glpi.address a join classrooms.classrooms c using (classroom)
             where a.secret = ? and a.ended_at is null and c.ended_on is null
            """)
        .param(secret)
        .query(DataClassRowMapper.newInstance(Caller.class))
        .optional();
  }

  /** One computer after the other, where two begin to knock at once. */
  void lock(long address) {
    jdbc.sql("select address from glpi.address where address = ? for update")
        .param(address)
        .query(Long.class)
        .single();
  }

  /** The newest first; {@code before} is the last one of the page before. */
  List<Listed> page(long before, int limit) {
    return jdbc.sql(LISTED + " where a.address < ? order by a.address desc limit ?")
        .params(before, limit)
        .query(DataClassRowMapper.newInstance(Listed.class))
        .list();
  }

  List<Listed> of(long classroom) {
    return jdbc.sql(LISTED + " where a.classroom = ? order by a.address desc")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Listed.class))
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from glpi.address").query(Long.class).single();
  }
}
