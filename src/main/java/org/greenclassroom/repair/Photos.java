package org.greenclassroom.repair;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.frame.Photograph;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code repair.photo}. */
@Component
class Photos {
  private final JdbcClient jdbc;

  Photos(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again writes nothing. */
  void insert(
      long device,
      @Nullable Long defect,
      String file,
      String words,
      Photograph picture,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into repair.photo (key, device, defect, file, words, width, height, taken_at, taken_by)
            values (:key, :device, :defect, :file, :words, :width, :height, :at, :by)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("device", device)
        .param("defect", defect)
        .param("file", file)
        .param("words", words)
        .param("width", picture.width())
        .param("height", picture.height())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  List<Photo> of(long device) {
    return jdbc.sql(
            """
            select photo, defect, file, words, width, height, taken_at from repair.photo
             where device = ? order by photo
            """)
        .param(device)
        .query((row, _) ->
            new Photo(
                row.getLong("photo"),
                row.getObject("defect", Long.class),
                row.getString("file"),
                row.getString("words"),
                row.getInt("width"),
                row.getInt("height"),
                row.getTimestamp("taken_at").toInstant()))
        .list();
  }
}
