package org.greenclassroom.glpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code glpi.computer} and {@code glpi.knock}. */
@Component
class ComputerTable {
  private final JdbcClient jdbc;

  ComputerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One that knocks. */
  record Computer(long computer, String machine, @Nullable Long device, Instant lastSeen) {}

  /**
   * One line of the list of a room.
   *
   * @param twins how many computers share its agent: more than one was made from one image
   */
  record Listed(
      long computer,
      @Nullable String tag,
      String machine,
      @Nullable String doubt,
      @Nullable String version,
      Instant firstSeen,
      Instant lastSeen,
      long days,
      long twins,
      @Nullable Long document) {
    public String printed() {
      return tag == null ? "" : Tag.parse(tag).printed();
    }
  }

  List<Computer> of(long address, UUID agent) {
    return jdbc.sql(
            """
            select computer, machine, device, last_seen from glpi.computer
             where address = ? and agent = ? order by last_seen desc, computer
            """)
        .params(address, agent)
        .query(DataClassRowMapper.newInstance(Computer.class))
        .list();
  }

  long count(long address) {
    return jdbc.sql("select count(*) from glpi.computer where address = ?")
        .param(address)
        .query(Long.class)
        .single();
  }

  long insert(long address, UUID agent, String machine, @Nullable String version, Instant at) {
    return jdbc.sql(
            """
            insert into glpi.computer (address, agent, machine, version, first_seen, last_seen)
            values (?, ?, ?, ?, ?, ?) returning computer
            """)
        .params(
            Arrays.asList(
                address,
                agent,
                machine,
                version,
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC)))
        .query(Long.class)
        .single();
  }

  void seen(long computer, @Nullable String version, Instant at) {
    jdbc.sql(
            """
            update glpi.computer set version = coalesce(?, version), last_seen = ? where computer = ?
            """)
        .params(Arrays.asList(version, at.atOffset(ZoneOffset.UTC), computer))
        .update();
  }

  /** What an inventory made of it. */
  void told(
      long computer, String machine, long document, @Nullable Long device, @Nullable String doubt) {
    jdbc.sql(
            """
            update glpi.computer
               set machine = :machine, document = :document, device = coalesce(:device, device),
                   doubt = case when :device::bigint is null then coalesce(:doubt, doubt) end
             where computer = :computer
            """)
        .param("machine", machine)
        .param("document", document)
        .param("device", device)
        .param("doubt", doubt)
        .param("computer", computer)
        .update();
  }

  /** What evidence says of a document: the machine's own name for itself, and the device. */
  record Machine(@Nullable String machine, @Nullable Long device) {}

  Optional<Machine> machine(long document) {
    return jdbc.sql(
            """
            select coalesce(serial, uuid, board) as machine, device from evidence.machines
             where document = ? limit 1
            """)
        .param(document)
        .query(DataClassRowMapper.newInstance(Machine.class))
        .optional();
  }

  /** A person said which device a document speaks of; the computers that sent it are that one. */
  List<Long> matched(long document, long device) {
    return jdbc.sql(
            """
            update glpi.computer set device = ?, doubt = null where document = ? returning computer
            """)
        .params(device, document)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  void knock(long computer, LocalDate day) {
    jdbc.sql(
            """
            insert into glpi.knock (computer, day, times, told) values (?, ?, 1, false)
            on conflict (computer, day) do update set times = knock.times + 1
            """)
        .params(computer, day)
        .update();
  }

  /** Days that usage has not heard of; none is older than a loan. */
  List<LocalDate> untold(long computer) {
    return jdbc.sql("select day from glpi.knock where computer = ? and not told order by day")
        .param(computer)
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list();
  }

  void told(long computer, LocalDate day) {
    jdbc.sql("update glpi.knock set told = true where computer = ? and day = ?")
        .params(computer, day)
        .update();
  }

  List<Listed> listed(long classroom) {
    return jdbc.sql(
            """
            select m.computer, d.tag, m.machine, m.doubt, m.version, m.first_seen, m.last_seen,
                   (select count(*) from glpi.knock k where k.computer = m.computer) as days,
                   (select count(*) from glpi.computer t
                     where t.address = m.address and t.agent = m.agent
                       and t.last_seen > m.last_seen - interval '35 days') as twins,
                   m.document
              from glpi.computer m
              join glpi.address a using (address)
              left join custody.devices d on d.device = m.device
             where a.classroom = ?
             order by m.device is not null, m.last_seen desc, m.computer
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Listed.class))
        .list();
  }

  Optional<Instant> lastHeard(long device) {
    return jdbc.sql("select max(last_seen) as last_seen from glpi.computer where device = ?")
        .param(device)
        .query(
            (row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
        .single();
  }
}
