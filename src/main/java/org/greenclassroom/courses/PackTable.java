package org.greenclassroom.courses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code courses.pack} and {@code courses.pack_file}. */
@Component
class PackTable {
  private static final String SELECT =
      """
      select p.*, f.files, f.bytes
        from courses.pack p
        cross join lateral (
          select count(*)::int as files, coalesce(sum(bytes), 0)::bigint as bytes
            from courses.pack_file f where f.pack = p.pack) f
      """;

  private final JdbcClient jdbc;

  PackTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long version, String name, Instant now, long by, UUID key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('courses.pack/' || ?))")
        .param(name)
        .query((row, _) -> true)
        .single();
    return jdbc.sql(
            """
            insert into courses.pack (version, name, number, made_at, made_by, key)
            select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ? from courses.pack where name = ?
            on conflict (key) do update set key = excluded.key returning pack
            """)
        .params(version, name, Timestamp.from(now), by, key, name)
        .query(Long.class)
        .single();
  }

  Optional<Pack> pack(long pack) {
    return jdbc.sql(SELECT + " where p.pack = ?").param(pack).query(PackTable::read).optional();
  }

  void hold(long pack) {
    jdbc.sql("select pack from courses.pack where pack = ? for update")
        .param(pack)
        .query(Long.class)
        .single();
  }

  Optional<Pack> bySha256(String sha256) {
    return jdbc.sql(SELECT + " where p.sha256 = ? order by p.pack limit 1")
        .param(sha256)
        .query(PackTable::read)
        .optional();
  }

  /** Of all versions of a course, the newest first. */
  List<Pack> ofCourse(long course) {
    return jdbc.sql(
            SELECT
                + """
                 where p.version in (select version from courses.version where course = ?)
                 order by p.pack desc
                """)
        .param(course)
        .query(PackTable::read)
        .list();
  }

  List<Pack> allSealed() {
    return jdbc.sql(SELECT + " where p.sealed_at is not null order by p.name, p.number desc")
        .query(PackTable::read)
        .list();
  }

  List<Pack.File> files(long pack) {
    return jdbc
        .sql("select path, sha256, bytes from courses.pack_file where pack = ? order by path")
        .param(pack)
        .query(Pack.File.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void put(long pack, Pack.File file) {
    jdbc.sql(
            """
            insert into courses.pack_file (pack, path, sha256, bytes) values (?, ?, ?, ?)
            on conflict (pack, path) do update set sha256 = excluded.sha256, bytes = excluded.bytes
            """)
        .params(pack, file.path(), file.sha256(), file.bytes())
        .update();
  }

  void take(long pack, String path) {
    jdbc.sql("delete from courses.pack_file where pack = ? and path = ?")
        .params(pack, path)
        .update();
  }

  void seal(long pack, String sha256, Instant now) {
    jdbc.sql("update courses.pack set sealed_at = ?, sha256 = ? where pack = ?")
        .params(Timestamp.from(now), sha256, pack)
        .update();
  }

  private static Pack read(ResultSet row, int at) throws SQLException {
    var seal = row.getTimestamp("sealed_at");
    return new Pack(
        row.getLong("pack"),
        row.getLong("version"),
        row.getString("name"),
        row.getInt("number"),
        row.getTimestamp("made_at").toInstant(),
        seal == null ? null : seal.toInstant(),
        row.getString("sha256"),
        row.getInt("files"),
        row.getLong("bytes"));
  }
}
