package org.greenclassroom.photographs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code photographs.saying} and {@code photographs.figure}: who is to be seen. */
@Component
class SayingTable {
  private final JdbcClient jdbc;

  SayingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      long photograph,
      Shows shows,
      int unnamed,
      @Nullable Long classRelease,
      boolean looked,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into photographs.saying (photograph, shows, unnamed, class_release, looked, said_at, said_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            Arrays.asList(
                photograph,
                shows.name(),
                unnamed,
                classRelease,
                looked,
                Timestamp.from(at),
                by,
                key))
        .update();
  }

  /** An adult in a photograph; the name is null when the list has it no longer. */
  record Figure(long figure, Adult.Kind kind, long person, @Nullable String name) {
    public String number() {
      return new Adult(kind, person).toString();
    }
  }

  List<Figure> figures(long photograph) {
    return jdbc.sql(
            """
            select f.figure, f.kind, f.person, a.name
              from photographs.figures f left join photographs.adults a using (kind, person)
             where f.photograph = ? order by f.figure
            """)
        .param(photograph)
        .query(DataClassRowMapper.newInstance(Figure.class))
        .list();
  }

  /** Once for each person. */
  void add(long photograph, Adult adult, Instant at, long by) {
    jdbc.sql(
            """
            insert into photographs.figure (photograph, kind, person, added_at, added_by)
            select :photograph, :kind, :person, :at, :by
             where not exists (select from photographs.figures
                                where photograph = :photograph and kind = :kind and person = :person)
            """)
        .param("photograph", photograph)
        .param("kind", adult.kind().name())
        .param("person", adult.person())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void remove(long figure, Instant at, long by) {
    jdbc.sql(
            """
            insert into photographs.figure_removal (figure, removed_at, removed_by)
            values (?, ?, ?) on conflict do nothing
            """)
        .params(figure, Timestamp.from(at), by)
        .update();
  }

  void copyFigures(long from, long to, Instant at, long by) {
    jdbc.sql(
            """
            insert into photographs.figure (photograph, kind, person, added_at, added_by)
            select :to, kind, person, :at, :by from photographs.figures where photograph = :from
            """)
        .param("from", from)
        .param("to", to)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** An adult whom one of our lists knows. */
  record Known(Adult.Kind kind, long person, String name) {
    public String number() {
      return new Adult(kind, person).toString();
    }
  }

  List<Known> named(String part) {
    return jdbc.sql(
            """
            select kind, person, name from photographs.adults
             where name ilike '%' || replace(replace(replace(:part, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
             order by name, kind, person limit 21
            """)
        .param("part", part)
        .query(DataClassRowMapper.newInstance(Known.class))
        .list();
  }

  Optional<Known> known(Adult adult) {
    return jdbc.sql(
            "select kind, person, name from photographs.adults where kind = ? and person = ?")
        .params(adult.kind().name(), adult.person())
        .query(DataClassRowMapper.newInstance(Known.class))
        .optional();
  }
}
