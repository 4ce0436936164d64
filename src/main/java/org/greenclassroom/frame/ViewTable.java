package org.greenclassroom.frame;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code frame.view}. */
@Component
class ViewTable {
  private final JdbcClient jdbc;

  ViewTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of one list that this account may use: its own, and where it is staff the shared. */
  List<View> of(String path, long account, boolean staff) {
    return jdbc.sql(
            """
            select view, path, query, name, shared, account = :account as own from frame.view
             where path = :path and (account = :account or (shared and :staff))
             order by name, view limit 60
            """)
        .param("path", path)
        .param("account", account)
        .param("staff", staff)
        .query(ViewTable::view)
        .list();
  }

  Optional<View> view(long view, long account, boolean staff) {
    return jdbc.sql(
            """
            select view, path, query, name, shared, account = :account as own from frame.view
             where view = :view and (account = :account or (shared and :staff))
            """)
        .param("view", view)
        .param("account", account)
        .param("staff", staff)
        .query(ViewTable::view)
        .optional();
  }

  /** Keeps it; another of the same name is replaced. */
  void keep(long account, String path, String query, String name, boolean shared, Instant at) {
    jdbc.sql(
            """
            insert into frame.view (account, path, query, name, shared, created_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (account, path, name) do update set query = excluded.query, shared = excluded.shared
            """)
        .params(account, path, query, name, shared, Timestamp.from(at))
        .update();
  }

  int remove(long view, long account) {
    return jdbc.sql("delete from frame.view where view = ? and account = ?")
        .params(view, account)
        .update();
  }

  private static View view(ResultSet row, int index) throws SQLException {
    return new View(
        row.getLong("view"),
        row.getString("path"),
        row.getString("query"),
        row.getString("name"),
        row.getBoolean("shared"),
        row.getBoolean("own"));
  }
}
