package org.greenclassroom.labels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code labels.sheet}. */
@Component
class Sheets {
  private static final String SELECT =
      """
      select sheet, partner, name, width, height, left_edge, top_edge, label_width, label_height,
             across, down, columns, rows, code
        from labels.sheet
      """;

  private final JdbcClient jdbc;

  Sheets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of these organisations first, then those that come with the house. */
  List<Sheet> of(Set<Long> partners) {
    return jdbc.sql(
            SELECT + " where partner is null or partner = any(?) order by partner is null, sheet")
        .param(partners.toArray(Long[]::new))
        .query(Sheets::sheet)
        .list();
  }

  /** Answers nothing when the organisation has one of this name already. */
  Optional<Long> insert(long partner, String name, Geometry g, Code.Kind code, long by) {
    return jdbc.sql(
            """
            insert into labels.sheet (partner, name, width, height, left_edge, top_edge, label_width,
                                      label_height, across, down, columns, rows, code, made_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (partner, name) do nothing returning sheet
            """)
        .params(
            partner,
            name,
            g.width(),
            g.height(),
            g.left(),
            g.top(),
            g.labelWidth(),
            g.labelHeight(),
            g.across(),
            g.down(),
            g.columns(),
            g.rows(),
            code.name(),
            by)
        .query((row, _) -> row.getLong(1))
        .optional();
  }

  private static Sheet sheet(ResultSet row, int index) throws SQLException {
    return new Sheet(
        row.getLong("sheet"),
        row.getObject("partner", Long.class),
        row.getString("name"),
        new Geometry(
            row.getInt("width"),
            row.getInt("height"),
            row.getInt("left_edge"),
            row.getInt("top_edge"),
            row.getInt("label_width"),
            row.getInt("label_height"),
            row.getInt("across"),
            row.getInt("down"),
            row.getInt("columns"),
            row.getInt("rows")),
        Code.Kind.valueOf(row.getString("code")));
  }
}
