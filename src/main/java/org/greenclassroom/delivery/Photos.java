package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery.photo}. */
@Component
class Photos {
  private final JdbcClient jdbc;

  Photos(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** On what occasion it was taken. */
  enum At {
    ARRIVAL,
    INSTALLATION
  }

  /** One photograph of goods or of a room. */
  record Photo(long photo, long classroom, At occasion, String file, Instant takenAt) {}

  /** The same key again writes nothing. */
  void insert(long classroom, At occasion, String file, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into delivery.photo (classroom, occasion, file, taken_at, taken_by, key)
            values (:classroom, :occasion, :file, :at, :by, :key) on conflict (key) do nothing
            """)
        .param("classroom", classroom)
        .param("occasion", occasion.name())
        .param("file", file)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .update();
  }

  List<Photo> of(long classroom) {
    return jdbc.sql(
            """
            select photo, classroom, occasion, file, taken_at from delivery.photo
             where classroom = ? order by photo
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Photo.class))
        .list();
  }

  Optional<Photo> photo(long photo) {
    return jdbc.sql(
            """
            select photo, classroom, occasion, file, taken_at from delivery.photo where photo = ?
            """)
        .param(photo)
        .query(Photo.class)
        .optional();
  }
}
