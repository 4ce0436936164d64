package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.keeper}. */
@Component
class KeeperTable {
  private final JdbcClient jdbc;

  KeeperTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from classrooms.keeper where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void end(long keeper, LocalDate until) {
    jdbc.sql("update classrooms.keeper set until = ? where keeper = ?")
        .params(until, keeper)
        .update();
  }

  void insert(
      Occasion occasion,
      long classroom,
      Keeper.Duty duty,
      String name,
      LocalDate since,
      boolean noted) {
    jdbc.sql(
            """
            insert into classrooms.keeper (classroom, duty, name, since, told_at, told_by, noted_at,
                                           noted_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                classroom,
                duty.name(),
                name,
                since,
                occasion.now().atOffset(ZoneOffset.UTC),
                occasion.actor().account(),
                noted ? occasion.now().atOffset(ZoneOffset.UTC) : null,
                noted ? occasion.actor().account() : null,
                occasion.keyFor("keeper")))
        .update();
  }

  /** All who ever were, the present ones first. */
  List<Keeper> of(long classroom) {
    return jdbc.sql(
            """
            select keeper, classroom, duty, name, since, until, noted_at is not null as noted
              from classrooms.keeper where classroom = ?
             order by until desc nulls first, duty desc, keeper desc
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Keeper.class))
        .list();
  }

  int note(long classroom, Instant at, long by) {
    return jdbc.sql(
            """
            update classrooms.keeper set noted_at = ?, noted_by = ?
             where classroom = ? and noted_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), by, classroom)
        .update();
  }

  int forget(long classroom, long keeper) {
    return jdbc.sql("update classrooms.keeper set name = null where classroom = ? and keeper = ?")
        .params(classroom, keeper)
        .update();
  }

  /** Rooms whose school named somebody new, and the first of them. */
  record New(long rooms, @Nullable Long first) {}

  New waiting() {
    return jdbc.sql(
            """
            select count(distinct classroom) as rooms, min(classroom) as first
              from classrooms.keeper where noted_at is null
            """)
        .query((row, _) -> new New(row.getLong("rooms"), row.getObject("first", Long.class)))
        .single();
  }
}
