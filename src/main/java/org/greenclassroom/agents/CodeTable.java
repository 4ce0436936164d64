package org.greenclassroom.agents;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement that touches {@code agents.code}. */
@Component
class CodeTable {
  /** Where computers are that may still be enrolled. */
  private static final String TO_ENROL =
      "d.stage in ('READY', 'RESERVED', 'ON_THE_WAY', 'IN_CLASS')";

  private final JdbcClient jdbc;

  CodeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A code as it stands: for a device, or for the collector of a classroom. */
  record Issued(
      long id,
      Code code,
      @Nullable Long device,
      @Nullable Tag tag,
      @Nullable Long classroom,
      @Nullable Instant usedAt,
      @Nullable Instant voidedAt) {}

  /** Locks it: of two who type the same code at once, one is first. */
  Optional<Issued> locked(Code code) {
    return jdbc.sql(
            """
            select c.code_id, c.code, c.device, d.tag, c.classroom, c.used_at, c.voided_at
              from agents.code c left join custody.devices d using (device)
             where c.code = ? for update of c
            """)
        .param(code.letters())
        .query((row, _) -> {
          var tag = row.getString("tag");
          return new Issued(
              row.getLong("code_id"),
              new Code(row.getString("code")),
              row.getObject("device", Long.class),
              tag == null ? null : new Tag(tag),
              row.getObject("classroom", Long.class),
              AgentTable.instant(row.getTimestamp("used_at")),
              AgentTable.instant(row.getTimestamp("voided_at")));
        })
        .optional();
  }

  /** The codes of a classroom's computers that nobody used yet. */
  SortedMap<Tag, String> open(long classroom) {
    var open = new TreeMap<Tag, String>();
    jdbc.sql(
            """
            select d.tag, c.code from custody.devices d join agents.code c using (device)
             where d.classroom = ? and c.used_at is null and c.voided_at is null
            """)
        .param(classroom)
        .query(row -> {
          open.put(new Tag(row.getString("tag")), new Code(row.getString("code")).printed());
        });
    return open;
  }

  void use(long code, Instant now) {
    jdbc.sql("update agents.code set used_at = ? where code_id = ?")
        .params(Timestamp.from(now), code)
        .update();
  }

  /** Devices of a classroom that have neither an agent nor an open code. */
  List<Long> lacking(long classroom) {
    return jdbc.sql(
            """
            select d.device from custody.devices d
             where d.classroom = ? and %s
               and not exists (select from agents.agent a where a.device = d.device and a.retired_at is null)
               and not exists (select from agents.code c
                                where c.device = d.device and c.used_at is null and c.voided_at is null)
             order by d.device
            """
                .formatted(TO_ENROL))
        .param(classroom)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Of these, the ones that may be enrolled and have neither an agent nor an open code. */
  List<Long> lacking(Set<Tag> tags) {
    return jdbc.sql(
            """
            select d.device from custody.devices d
             where d.tag = any(?) and %s
               and not exists (select from agents.agent a where a.device = d.device and a.retired_at is null)
               and not exists (select from agents.code c
                                where c.device = d.device and c.used_at is null and c.voided_at is null)
             order by d.device
            """
                .formatted(TO_ENROL))
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void issue(List<Long> devices, List<Code> codes, Instant now, long by) {
    jdbc.sql(
            """
            insert into agents.code (code, device, issued_at, issued_by)
            select s.code, s.device, ?, ? from unnest(?::text[], ?::bigint[]) s(code, device)
            """)
        .params(
            Timestamp.from(now),
            by,
            codes.stream().map(Code::letters).toArray(String[]::new),
            devices.toArray(Long[]::new))
        .update();
  }

  void issueForCollector(long classroom, Code code, Instant now, long by) {
    jdbc.sql("insert into agents.code (code, classroom, issued_at, issued_by) values (?, ?, ?, ?)")
        .params(code.letters(), classroom, Timestamp.from(now), by)
        .update();
  }

  void voidOf(long device, Instant now, long by) {
    jdbc.sql(
            """
            update agents.code set voided_at = ?, voided_by = ?
             where device = ? and used_at is null and voided_at is null
            """)
        .params(Timestamp.from(now), by, device)
        .update();
  }

  void voidOfCollector(long classroom, Instant now, long by) {
    jdbc.sql(
            """
            update agents.code set voided_at = ?, voided_by = ?
             where classroom = ? and used_at is null and voided_at is null
            """)
        .params(Timestamp.from(now), by, classroom)
        .update();
  }

  /** Classrooms of a school in which computers stand. */
  List<Long> rooms(long school) {
    return jdbc.sql(
            """
            select distinct classroom from custody.devices
             where holder = ? and stage = 'IN_CLASS' and classroom is not null order by classroom
            """)
        .param(school)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Whether any computer stands in this classroom, or is on its way there; and whose it is. */
  Optional<Long> holder(long classroom) {
    return jdbc.sql(
            """
            select holder from custody.devices where classroom = ?
             order by stage <> 'IN_CLASS', device limit 1
            """)
        .param(classroom)
        .query(Long.class)
        .optional();
  }
}
