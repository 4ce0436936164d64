package org.greenclassroom.equipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.classrooms.Feature;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code equipment.item} and {@code equipment.licence}. */
@Component
class ItemTable {
  private static final String SELECT =
      """
      select i.*, p.name as provider_name
        from equipment.items i left join partners.partners p on p.partner = i.provider
      """;

  private final JdbcClient jdbc;

  ItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its number; empty: this very one was posted before. */
  Optional<Long> insert(
      long classroom,
      Equipment.Wanted wanted,
      @Nullable Integer pieces,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into equipment.item
              (classroom, feature, product, version, seat, pieces, provider, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning item
            """)
        .params(
            Arrays.asList(
                classroom,
                wanted.feature().name(),
                wanted.product().strip(),
                wanted.version().strip(),
                wanted.seat(),
                pieces,
                wanted.provider(),
                at.atOffset(ZoneOffset.UTC),
                by,
                key))
        .query(Long.class)
        .optional();
  }

  void license(
      long item, String number, @Nullable LocalDate validTo, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into equipment.licence (item, number, valid_to, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(Arrays.asList(item, number.strip(), validTo, at.atOffset(ZoneOffset.UTC), by, key))
        .update();
  }

  int end(long classroom, long item, LocalDate day) {
    return jdbc.sql(
            """
            update equipment.item set ended_on = ?
             where classroom = ? and item = ? and ended_on is null
            """)
        .params(day, classroom, item)
        .update();
  }

  /** What is there first, then what was. */
  List<Item> of(long classroom) {
    return jdbc.sql(
            SELECT
                + """
                 where i.classroom = ?
                 order by i.ended_on nulls first, i.feature, i.seat nulls first, i.item
                """)
        .param(classroom)
        .query(ItemTable::item)
        .list();
  }

  private static Item item(ResultSet row, int index) throws SQLException {
    return new Item(
        row.getLong("item"),
        row.getLong("classroom"),
        Feature.valueOf(row.getString("feature")),
        row.getString("product"),
        row.getString("version"),
        row.getObject("seat", Integer.class),
        row.getObject("pieces", Integer.class),
        row.getString("provider_name"),
        row.getString("licence_number"),
        row.getObject("expires_on", LocalDate.class),
        row.getTimestamp("entered_at").toInstant(),
        row.getObject("ended_on", LocalDate.class),
        row.getBoolean("works"));
  }
}
