package org.greenclassroom.checkins;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code checkins.room} and {@code checkins.link}. */
@Component
class RoomTable {
  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A good link. */
  record Link(long link, long classroom, String secret, Instant madeAt) {}

  /**
   * A computer on the list of an inventory.
   *
   * @param seat null: it has none
   * @param missing whether the book says it is missing
   */
  record Listed(long device, String tag, @Nullable Integer seat, String kind, boolean missing) {
    /** As much of the label as tells it from its neighbour. */
    public String last() {
      return tag.substring(Math.max(0, tag.length() - 4));
    }
  }

  Optional<String> code(long classroom) {
    return jdbc.sql("select code from checkins.room where classroom = ?")
        .param(classroom)
        .query(String.class)
        .optional();
  }

  /** Names rooms; one whose letters another room has stays without. */
  void name(Long[] classrooms, String[] codes) {
    jdbc.sql(
            """
            insert into checkins.room (classroom, code)
            select classroom, code from unnest(?::bigint[], ?::text[]) as n (classroom, code)
            on conflict do nothing
            """)
        .params(classrooms, codes)
        .update();
  }

  /** Which of these have no letters yet. */
  List<Long> nameless(List<Long> classrooms) {
    return jdbc.sql(
            """
            select n.classroom from unnest(?::bigint[]) as n (classroom)
             where not exists (select from checkins.room r where r.classroom = n.classroom)
            """)
        .param(classrooms.toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  Optional<Long> called(String code) {
    return jdbc.sql("select classroom from checkins.room where code = ?")
        .param(code)
        .query(Long.class)
        .optional();
  }

  /** Reports of a room come one after the other. */
  void hold(long classroom) {
    jdbc.sql("select classroom from checkins.room where classroom = ? for update")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  Optional<Link> link(long classroom) {
    return jdbc.sql(
            """
            select link, classroom, secret, made_at from checkins.link
             where classroom = ? and revoked_at is null
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Link.class))
        .optional();
  }

  Optional<Long> behind(String secret) {
    return jdbc.sql("select classroom from checkins.link where secret = ? and revoked_at is null")
        .param(secret)
        .query(Long.class)
        .optional();
  }

  void insert(long classroom, String secret, Instant now, long by) {
    jdbc.sql("insert into checkins.link (classroom, secret, made_at, made_by) values (?, ?, ?, ?)")
        .params(classroom, secret, Timestamp.from(now), by)
        .update();
  }

  /** Rooms that were handed over, are open, and have no good link. */
  List<Long> linkless() {
    return jdbc.sql(
            """
            select c.classroom from classrooms.classrooms c
             where c.accepted_on is not null and c.ended_on is null
               and not exists (select from checkins.link l
                                where l.classroom = c.classroom and l.revoked_at is null)
             order by c.classroom
            """)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** One link each. */
  void insertAll(Long[] classrooms, String[] secrets, Instant now, long by) {
    jdbc.sql(
            """
            insert into checkins.link (classroom, secret, made_at, made_by)
            select classroom, secret, ?, ? from unnest(?::bigint[], ?::text[]) as l (classroom, secret)
            on conflict do nothing
            """)
        .params(Timestamp.from(now), by, classrooms, secrets)
        .update();
  }

  void revoke(long classroom, Instant now) {
    jdbc.sql("update checkins.link set revoked_at = ? where classroom = ? and revoked_at is null")
        .params(Timestamp.from(now), classroom)
        .update();
  }

  /** What the book says stands in a room, in the order of its seats. */
  List<Listed> listed(long classroom) {
    return jdbc.sql(
            """
            select d.device, d.tag, s.seat, d.kind, d.stage = 'MISSING' as missing
              from custody.devices d
              left join classrooms.seats s on s.device = d.device and s.classroom = d.classroom
             where d.classroom = ? and d.stage in ('IN_CLASS', 'MISSING')
             order by s.seat nulls last, d.tag
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Listed.class))
        .list();
  }

  /** How many of these never stood in this room. */
  int strangers(long classroom, Collection<Long> devices) {
    return jdbc.sql(
            """
            select count(*) from unnest(?::bigint[]) as d (device)
             where not exists (select from classrooms.loans l
                                where l.device = d.device and l.classroom = ?)
            """)
        .params(devices.toArray(Long[]::new), classroom)
        .query(Integer.class)
        .single();
  }

  /** Where an inventory and the book do not agree, and what the book has that it does not. */
  List<Difference> differences(long report, long classroom) {
    return jdbc.sql(
            """
            select d.device, d.tag, s.seat, d.stage, d.classroom is not distinct from ? as in_room, l.state
              from (select device, state from checkins.roll where report = ?) l
              full join (select device from custody.devices
                          where classroom = ? and stage in ('IN_CLASS', 'MISSING')) b using (device)
              join custody.devices d using (device)
              left join classrooms.seats s on s.device = d.device and s.classroom = d.classroom
             where l.state is null or b.device is null or l.state in ('MISSING', 'MOVED')
                or (d.stage = 'MISSING') <> (l.state = 'MISSING')
             order by s.seat nulls last, d.tag
            """)
        .params(classroom, report, classroom)
        .query(DataClassRowMapper.newInstance(Difference.class))
        .list();
  }

  /**
   * One computer on which the school and the book do not say the same.
   *
   * @param state what the school says; null: it was not on its list
   * @param inRoom whether the book has it in this room today
   */
  record Difference(
      long device,
      String tag,
      @Nullable Integer seat,
      String stage,
      boolean inRoom,
      @Nullable RollState state) {
    /** Words key of what is to be seen here. */
    public String key() {
      if (state == null) return "checkins.difference.not-listed";
      if (!inRoom) return "checkins.difference.gone-since";
      if (state == RollState.MISSING)
        return stage.equals("MISSING")
            ? "checkins.difference.both-missing"
            : "checkins.difference.missing";
      if (stage.equals("MISSING")) return "checkins.difference.found";
      return "checkins.difference.moved";
    }
  }
}
