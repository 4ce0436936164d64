package org.greenclassroom.classrooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.succession}. */
@Component
class SuccessionTable {
  private final JdbcClient jdbc;

  SuccessionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The room at the other end of the link. */
  record Link(long classroom, String name, Renewals.How how) {
    public String word() {
      return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  void insert(long classroom, long before, Renewals.How how, Occasion occasion) {
    jdbc.sql(
            """
            insert into classrooms.succession (classroom, before, how, linked_at, linked_by)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            classroom,
            before,
            how.name(),
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account())
        .update();
  }

  Optional<Link> before(long classroom) {
    return jdbc.sql(
            """
            select c.classroom, c.name, s.how from classrooms.succession s
              join classrooms.classroom c on c.classroom = s.before where s.classroom = ?
            """)
        .param(classroom)
        .query(SuccessionTable::link)
        .optional();
  }

  List<Link> after(long classroom) {
    return jdbc.sql(
            """
            select c.classroom, c.name, s.how from classrooms.succession s
              join classrooms.classroom c on c.classroom = s.classroom
             where s.before = ? order by s.classroom
            """)
        .param(classroom)
        .query(SuccessionTable::link)
        .list();
  }

  private static Link link(ResultSet row, int index) throws SQLException {
    return new Link(
        row.getLong("classroom"),
        row.getString("name"),
        Renewals.How.valueOf(row.getString("how")));
  }
}
