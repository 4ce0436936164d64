package org.greenclassroom.ceremonies;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code ceremonies.guest}. */
@Component
class GuestTable {
  private static final String SELECT =
      """
      select guest, activity, protocol, party, name, title, organisation, speaker, reply
        from ceremonies.guest where removed_at is null
      """;

  private final JdbcClient jdbc;

  GuestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In order of protocol. */
  List<Guest> of(long activity) {
    return jdbc.sql(SELECT + " and activity = ? order by protocol, guest")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Guest.class))
        .list();
  }

  Optional<Guest> guest(long guest) {
    return jdbc.sql(SELECT + " and guest = ?")
        .param(guest)
        .query(DataClassRowMapper.newInstance(Guest.class))
        .optional();
  }

  void insert(long activity, Invited invited, int protocol, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into ceremonies.guest
                   (activity, protocol, party, name, title, organisation, speaker, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            activity,
            protocol,
            invited.party().name(),
            invited.name(),
            invited.title(),
            invited.organisation(),
            invited.speaker(),
            Timestamp.from(at),
            by,
            key)
        .update();
  }

  void change(long guest, Invited invited, int protocol) {
    jdbc.sql(
            """
            update ceremonies.guest
               set protocol = ?, party = ?, name = ?, title = ?, organisation = ?, speaker = ?
             where guest = ?
            """)
        .params(
            protocol,
            invited.party().name(),
            invited.name(),
            invited.title(),
            invited.organisation(),
            invited.speaker(),
            guest)
        .update();
  }

  void reply(long guest, Reply reply) {
    jdbc.sql("update ceremonies.guest set reply = ? where guest = ?")
        .params(reply.name(), guest)
        .update();
  }

  /** Of whoever is on the list no longer nothing is kept but that somebody was. */
  void remove(long guest, Instant at) {
    jdbc.sql(
            "update ceremonies.guest set removed_at = ?, name = '–', title = '', organisation = '' where guest = ?")
        .params(Timestamp.from(at), guest)
        .update();
  }

  /** A ceremony in the list. */
  record Row(
      long activity,
      String title,
      Instant startsAt,
      String place,
      String state,
      int guests,
      int coming) {}

  /** The latest first. */
  List<Row> page(@Nullable Set<Long> schools, Instant before, long activity, int limit) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select a.activity, a.title, a.starts_at, a.place, a.state,
                   coalesce(k.guests, 0) as guests, coalesce(k.coming, 0) as coming
              from activities.activities a left join ceremonies.kits k using (activity)
             where a.kind = 'OPENING_CEREMONY' and not a.removed
               and (a.starts_at, a.activity) < (?, ?)
               and (?::bigint[] is null or a.school is null or a.school = any (?::bigint[]))
             order by a.starts_at desc, a.activity desc limit ?
            """)
        .params(Arrays.asList(Timestamp.from(before), activity, own, own, limit))
        .query(DataClassRowMapper.newInstance(Row.class))
        .list();
  }
}
