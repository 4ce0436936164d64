package org.greenclassroom.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code funding.promise}: what was promised in return. */
@Component
class ReturnTable {
  private final JdbcClient jdbc;

  ReturnTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Written once: the same key again changes nothing. */
  void insert(
      long sponsorship, String what, @Nullable LocalDate dueOn, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into funding.promise (sponsorship, what, due_on, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(Arrays.asList(sponsorship, what, dueOn, at.atOffset(ZoneOffset.UTC), by, key))
        .update();
  }

  List<Return> of(long sponsorship) {
    return jdbc.sql(
            """
            select promise, sponsorship, what, due_on, done_on from funding.promise
             where sponsorship = ? order by done_on nulls first, due_on nulls last, promise
            """)
        .param(sponsorship)
        .query(DataClassRowMapper.newInstance(Return.class))
        .list();
  }

  int done(long sponsorship, long promise, LocalDate day, long by) {
    return jdbc.sql(
            """
            update funding.promise set done_on = ?, done_by = ?
             where sponsorship = ? and promise = ? and done_on is null
            """)
        .params(day, by, sponsorship, promise)
        .update();
  }

  /** What is open, and how much of it is late: it was promised also to a sponsor that left. */
  record Open(long all, long late) {}

  Open open(LocalDate today) {
    return jdbc.sql(
            """
            select count(*) as all, count(*) filter (where due_on < ?) as late
              from funding.promise where done_on is null
            """)
        .param(today)
        .query((row, _) -> new Open(row.getLong(1), row.getLong(2)))
        .single();
  }
}
