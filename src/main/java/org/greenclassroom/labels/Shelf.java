package org.greenclassroom.labels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which devices somebody means, as far as a label is concerned. */
@Component
class Shelf {
  private final JdbcClient jdbc;

  Shelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a device is; nothing else of it stands on its label. */
  record Known(DeviceKind kind, @Nullable String maker, @Nullable String model) {}

  List<Tag> ofLot(long lot) {
    return tags("select tag from custody.devices where lot = ? order by device", lot);
  }

  List<Tag> ofSlip(long slip) {
    return tags(
        """
        select tag from custody.devices
         where device in (select device from custody.facts where slip = ?) order by device
        """,
        slip);
  }

  List<Tag> filtered(@Nullable Stage stage, @Nullable DeviceKind kind, String typed, int limit) {
    return jdbc.sql(
            """
            select tag from custody.devices
             where (:stage::text is null or stage = :stage)
               and (:kind::text is null or kind = :kind)
               and (:typed = '' or serial ilike '%' || :typed || '%'
                    or model ilike '%' || :typed || '%' or donors_tag ilike '%' || :typed || '%')
             order by device limit :limit
            """)
        .param("stage", stage == null ? null : stage.name())
        .param("kind", kind == null ? null : kind.name())
        .param("typed", typed.strip())
        .param("limit", limit)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** Those of these tags that devices wear. */
  Map<Tag, Known> known(List<Tag> tags) {
    var known = new HashMap<Tag, Known>();
    jdbc.sql("select tag, kind, maker, model from custody.devices where tag = any(?)")
        .param(codes(tags))
        .query(row -> {
          known.put(
              new Tag(row.getString("tag")),
              new Known(
                  DeviceKind.valueOf(row.getString("kind")),
                  row.getString("maker"),
                  row.getString("model")));
        });
    return known;
  }

  /** Those of these tags that were pressed for a roll. */
  List<Tag> pressed(List<Tag> tags) {
    return jdbc.sql("select tag from custody.pressed_tags where tag = any(?)")
        .param(codes(tags))
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  private List<Tag> tags(String sql, long id) {
    return jdbc.sql(sql).param(id).query((row, _) -> new Tag(row.getString(1))).list();
  }

  private static String[] codes(List<Tag> tags) {
    return tags.stream().map(Tag::code).toArray(String[]::new);
  }
}
