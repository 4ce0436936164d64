package org.greenclassroom.bench;

import java.util.List;
import java.util.Optional;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other numbers than our tag a device carries, and what was last written of it. */
@Component
class Labels {
  private final JdbcClient jdbc;

  Labels(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Devices whose serial number or donor's tag this is; more than a few are not told apart. */
  List<Tag> carrying(String code) {
    return jdbc.sql(
            """
            (select tag from custody.devices where lower(serial) = lower(:code) limit 10)
            union
            (select tag from custody.devices where lower(donors_tag) = lower(:code) limit 10)
            """)
        .param("code", code)
        .query((row, _) -> new Tag(row.getString(1)))
        .list();
  }

  /** The last entry of a device that still counts. */
  record Last(FactKind kind, java.time.Instant recordedAt) {}

  Optional<Last> last(Tag tag) {
    return jdbc.sql(
            """
            select kind, recorded_at from custody.facts
             where device = (select device from custody.devices where tag = ?)
               and not voided and kind <> 'CORRECTED'
             order by nth desc limit 1
            """)
        .param(tag.code())
        .query((row, _) ->
            new Last(FactKind.valueOf(row.getString(1)), row.getTimestamp(2).toInstant()))
        .optional();
  }
}
