package org.greenclassroom.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signin.change}. */
@Component
class ChangeTable {
  private final JdbcClient jdbc;

  ChangeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line of it. */
  record Line(Change what, Instant at, long by) {}

  void insert(long account, Change what, Instant at, long by) {
    jdbc.sql("insert into signin.change (account, what, at, by) values (?, ?, ?, ?)")
        .params(account, what.name(), at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  List<Line> last(long account, int limit) {
    return jdbc.sql(
            "select what, at, by from signin.change where account = ? order by change desc limit ?")
        .params(account, limit)
        .query(DataClassRowMapper.newInstance(Line.class))
        .list();
  }
}
