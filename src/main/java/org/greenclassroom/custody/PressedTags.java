package org.greenclassroom.custody;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code custody.pressed_tag}: tags that are printed before a device wears them. */
@Component
class PressedTags {
  private final JdbcClient jdbc;

  PressedTags(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of them.
   *
   * @param device the identity that waits for it
   * @param given whether a device wears it by now
   */
  record Pressed(long device, Tag tag, boolean given) {}

  void insert(Map<Long, Tag> tags, UUID key, Instant at, long by) {
    jdbc.sql(
            """
            insert into custody.pressed_tag (device, tag, key, pressed_at, pressed_by)
            select id, tag, ?, ?::timestamptz, ? from unnest(?::bigint[], ?::text[]) as n(id, tag)
            """)
        .params(
            key,
            Canon.time(at),
            by,
            tags.keySet().toArray(Long[]::new),
            tags.values().stream().map(Tag::code).toArray(String[]::new))
        .update();
  }

  List<Tag> keyed(UUID key) {
    return jdbc.sql("select tag from custody.pressed_tag where key = ? order by device")
        .param(key)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  Map<Tag, Pressed> of(Collection<Tag> tags) {
    var all = new HashMap<Tag, Pressed>();
    jdbc.sql(
            """
            select p.device, p.tag, d.device is not null as given
              from custody.pressed_tag p left join custody.device d using (device)
             where p.tag = any(?)
            """)
        .param(tags.stream().map(Tag::code).toArray(String[]::new))
        .query(row -> {
          var tag = new Tag(row.getString("tag"));
          all.put(tag, new Pressed(row.getLong("device"), tag, row.getBoolean("given")));
        });
    return all;
  }

  Optional<Pressed> of(Tag tag) {
    return Optional.ofNullable(of(List.of(tag)).get(tag));
  }
}
