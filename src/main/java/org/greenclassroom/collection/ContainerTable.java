package org.greenclassroom.collection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code collection.container}, its seals and who set them. */
@Component
class ContainerTable {
  private static final String SELECT =
      """
      select c.container, c.number, c.purpose, c.fill, c.sealed, c.seal,
             (select coalesce(sum(i.pieces), 0) from collection.drive_item i
               where i.container = c.container and i.struck_at is null) as pieces
        from collection.container c
      """;

  private final JdbcClient jdbc;

  ContainerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty: the number is taken. */
  Optional<Long> insert(long drive, String number, Purpose purpose, UUID key) {
    return jdbc.sql(
            """
            insert into collection.container (key, drive, number, purpose) values (?, ?, ?, ?)
            on conflict do nothing returning container
            """)
        .params(key, drive, number, purpose.name())
        .query(Long.class)
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select container from collection.container where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  List<Drive.Container> of(long drive) {
    return jdbc.sql(SELECT + " where c.drive = ? order by c.container")
        .param(drive)
        .query(DataClassRowMapper.newInstance(Drive.Container.class))
        .list();
  }

  Optional<Drive.Container> container(long drive, long container) {
    return jdbc.sql(SELECT + " where c.drive = ? and c.container = ?")
        .params(drive, container)
        .query(DataClassRowMapper.newInstance(Drive.Container.class))
        .optional();
  }

  void fill(long container, int percent) {
    jdbc.sql("update collection.container set fill = ? where container = ?")
        .params(percent, container)
        .update();
  }

  boolean isSealed(UUID key) {
    return jdbc.sql("select exists (select from collection.container_seal where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void seal(
      long container,
      @Nullable String seal,
      String before,
      String one,
      String other,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            "update collection.container set sealed = :sealed, seal = :seal where container = :container")
        .param("sealed", seal != null)
        .param("seal", seal)
        .param("container", container)
        .update();
    var number =
        jdbc.sql(
                """
                insert into collection.container_seal (key, container, what, seal, at, by)
                values (?, ?, ?, ?, ?, ?) returning container_seal
                """)
            .params(
                key,
                container,
                seal != null ? "SEALED" : "OPENED",
                seal != null ? seal : before,
                Timestamp.from(at),
                by)
            .query(Long.class)
            .single();
    jdbc.sql(
            """
            insert into collection.container_witness (container_seal, one, other, written_at)
            values (?, ?, ?, ?)
            """)
        .params(number, one, other, Timestamp.from(at))
        .update();
  }

  int forgetWitnesses(Instant before) {
    return jdbc.sql("delete from collection.container_witness where written_at < ?")
        .param(Timestamp.from(before))
        .update();
  }
}
