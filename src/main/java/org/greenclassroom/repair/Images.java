package org.greenclassroom.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of system images: {@code repair.image}, {@code support}, {@code installation} … */
@Component
class Images {
  private static final String IMAGE =
      "select i.image, i.name, i.version, i.language, i.sha256, i.released, i.support_ends, i.superseded_at ";

  private final JdbcClient jdbc;

  Images(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its number; empty when an image of this name, version and language is kept already. */
  Optional<Long> insert(Image image, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into repair.image (key, name, version, language, sha256, released, recorded_at,
                   recorded_by)
            values (:key, :name, :version, :language, :sha256, :released, :at, :by)
            on conflict do nothing returning image
            """)
        .param("key", key)
        .param("name", image.name())
        .param("version", image.version())
        .param("language", image.language())
        .param("sha256", image.sha256())
        .param("released", image.released())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select image from repair.image where key = ?")
        .param(key)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  Optional<Long> named(String name, String version, String language) {
    return jdbc.sql(
            "select image from repair.image where name = ? and version = ? and language = ?")
        .params(name, version, language)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  void support(long image, LocalDate ends, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into repair.support (key, image, ends, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(key, image, ends, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void supersede(long image, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into repair.supersession (image, key, superseded_at, superseded_by)
            values (?, ?, ?, ?) on conflict (image) do nothing
            """)
        .params(image, key, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  void install(long device, long image, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into repair.installation (key, device, image, installed_at, installed_by)
            values (?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(key, device, image, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  Optional<Image> image(long image) {
    return jdbc.sql(IMAGE + " from repair.images i where i.image = ?")
        .param(image)
        .query((row, _) -> image(row))
        .optional();
  }

  /** Those that may be installed, whose support lasts longest first. */
  List<Image> offered() {
    return jdbc.sql(
            IMAGE
                + """
                 from repair.images i where i.superseded_at is null
                order by i.support_ends desc, i.name, i.version
                """)
        .query((row, _) -> image(row))
        .list();
  }

  /** All of them with the number of devices they run on; those whose support ends first on top. */
  List<Image.Used> all() {
    return jdbc.sql(
            IMAGE
                + """
                , count(u.device) as devices
                 from repair.images i left join repair.systems u using (image)
                group by i.image, i.name, i.version, i.language, i.sha256, i.released,
                         i.support_ends, i.superseded_at
                order by i.superseded_at is not null, i.support_ends, i.name, i.version
                """)
        .query((row, _) -> new Image.Used(image(row), row.getLong("devices")))
        .list();
  }

  /** What was installed on a device last. */
  Optional<Image.Installed> on(long device) {
    return jdbc.sql(
            IMAGE
                + """
                , u.installed_at, u.installed_by
                 from repair.systems u join repair.images i using (image) where u.device = ?
                """)
        .param(device)
        .query((row, _) ->
            new Image.Installed(
                image(row),
                row.getTimestamp("installed_at").toInstant(),
                row.getLong("installed_by")))
        .optional();
  }

  /** Images in use whose support ends before that day, and those for which it has ended. */
  long[] ending(LocalDate before, LocalDate today) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where i.support_ends < ?)
              from repair.images i
             where i.support_ends < ? and (i.superseded_at is null
               or exists (select from repair.systems u where u.image = i.image))
            """)
        .params(today, before)
        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .single();
  }

  private static Image image(ResultSet row) throws SQLException {
    var superseded = row.getTimestamp("superseded_at");
    return new Image(
        row.getLong("image"),
        row.getString("name"),
        row.getString("version"),
        row.getString("language"),
        row.getString("sha256"),
        row.getObject("released", LocalDate.class),
        row.getObject("support_ends", LocalDate.class),
        superseded == null ? null : superseded.toInstant());
  }
}
