package org.greenclassroom.lists;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code lists.mapping}: what was said of the columns of a donor's lists. */
@Component
class Mappings {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int REMEMBERED = 50;

  private final JdbcClient jdbc;

  Mappings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void remember(long donor, Mapping mapping, Instant at, long by) {
    var columns = new LinkedHashMap<String, @Nullable String>();
    mapping
        .columns()
        .forEach((key, column) -> columns.put(key, column.map(Enum::name).orElse(null)));
    jdbc.sql(
            """
            insert into lists.mapping (donor, signature, sheet, heading, columns, for_all, decided_at,
                   decided_by)
            values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            on conflict (donor, signature) do update
               set sheet = excluded.sheet, heading = excluded.heading, columns = excluded.columns,
                   for_all = excluded.for_all, decided_at = excluded.decided_at,
                   decided_by = excluded.decided_by
            """)
        .params(
            java.util.Arrays.asList(
                donor,
                mapping.heading() == 0
                    ? "#" + mapping.columns().size()
                    : String.join("\n", mapping.decided()),
                mapping.sheet(),
                mapping.heading(),
                JSON.writeValueAsString(columns),
                JSON.writeValueAsString(mapping.forAll()),
                at.atOffset(ZoneOffset.UTC),
                by))
        .update();
  }

  /** The newest first. */
  List<Mapping> of(long donor) {
    return jdbc.sql(
            """
            select sheet, heading, columns, for_all from lists.mapping
             where donor = ? order by decided_at desc limit ?
            """)
        .params(donor, REMEMBERED)
        .query((row, _) ->
            new Mapping(
                row.getString("sheet"),
                row.getInt("heading"),
                columns(row.getString("columns")),
                JSON.readValue(
                    row.getString("for_all"), new TypeReference<Map<Column, String>>() {})))
        .list();
  }

  private static Map<String, Optional<Column>> columns(String json) {
    var columns = new HashMap<String, Optional<Column>>();
    JSON.readValue(json, new TypeReference<Map<String, @Nullable String>>() {})
        .forEach((key, name) -> columns.put(key, Optional.ofNullable(name).map(Column::valueOf)));
    return columns;
  }
}
