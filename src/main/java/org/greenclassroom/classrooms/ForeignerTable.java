package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.foreigner}. */
@Component
class ForeignerTable {
  private final JdbcClient jdbc;

  ForeignerTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same key again writes nothing. */
  void insert(Foreigner one, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into classrooms.foreigner (classroom, owner, kind, pieces, model, serial, own_number,
                                              since, entered_at, entered_by, key)
            values (:classroom, :owner, :kind, :pieces, :model, :serial, :own, :since, :at, :by, :key)
            on conflict (key) do nothing
            """)
        .param("classroom", one.classroom())
        .param("owner", one.owner())
        .param("kind", one.kind().name())
        .param("pieces", one.pieces())
        .param("model", one.model())
        .param("serial", one.serial())
        .param("own", one.ownNumber())
        .param("since", one.since())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .update();
  }

  int end(long classroom, long foreigner, LocalDate until) {
    return jdbc.sql(
            """
            update classrooms.foreigner set until = greatest(:until, since)
             where classroom = :classroom and foreigner = :foreigner and until is null
            """)
        .param("until", until)
        .param("classroom", classroom)
        .param("foreigner", foreigner)
        .update();
  }

  List<Foreigner> of(long classroom) {
    return jdbc.sql(
            """
            select foreigner, classroom, owner, kind, pieces, model, serial, own_number, since
              from classrooms.foreigners where classroom = ? order by owner, foreigner
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Foreigner.class))
        .list();
  }
}
