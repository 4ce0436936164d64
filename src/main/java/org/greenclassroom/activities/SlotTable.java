package org.greenclassroom.activities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code activities.slot}. */
@Component
class SlotTable {
  private static final String SELECT =
      """
      select slot, activity, role, name, starts_at, ends_at, capacity, min_age, clearance, language, with_children,
             photos_allowed, removed_at is not null as removed
        from activities.slot
      """;

  private final JdbcClient jdbc;

  SlotTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long insert(long activity, Place place, UUID key) {
    return jdbc.sql(
            """
            insert into activities.slot (activity, role, name, starts_at, ends_at, capacity, min_age, clearance,
                                         language, with_children, photos_allowed, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do update set key = excluded.key returning slot
            """)
        .params(
            Arrays.asList(
                activity,
                place.duty().name(),
                place.name().isBlank() ? null : place.name().strip(),
                place.startsAt().atOffset(ZoneOffset.UTC),
                place.endsAt().atOffset(ZoneOffset.UTC),
                place.capacity(),
                place.minAge(),
                place.clearance() == null ? null : place.clearance().name(),
                place.language(),
                place.withChildren(),
                place.photosAllowed(),
                key))
        .query(Long.class)
        .single();
  }

  void change(long slot, Place place) {
    jdbc.sql(
            """
            update activities.slot
               set role = ?, name = ?, starts_at = ?, ends_at = ?, capacity = ?, min_age = ?, clearance = ?,
                   language = ?, with_children = ?, photos_allowed = ?
             where slot = ?
            """)
        .params(
            Arrays.asList(
                place.duty().name(),
                place.name().isBlank() ? null : place.name().strip(),
                place.startsAt().atOffset(ZoneOffset.UTC),
                place.endsAt().atOffset(ZoneOffset.UTC),
                place.capacity(),
                place.minAge(),
                place.clearance() == null ? null : place.clearance().name(),
                place.language(),
                place.withChildren(),
                place.photosAllowed(),
                slot))
        .update();
  }

  void remove(long slot, Instant now) {
    jdbc.sql("update activities.slot set removed_at = ? where slot = ?")
        .params(now.atOffset(ZoneOffset.UTC), slot)
        .update();
  }

  /** Places for the whole day stay so; others keep their distance from its beginning. */
  void move(long activity, Instant starts, Instant ends, Instant newStarts, Instant newEnds) {
    jdbc.sql(
            """
            update activities.slot
               set starts_at = case when starts_at = :starts and ends_at = :ends then :newstarts
                                    else starts_at + (:newstarts - :starts) end,
                   ends_at   = case when starts_at = :starts and ends_at = :ends then :newends
                                    else ends_at + (:newstarts - :starts) end
             where activity = :activity
            """)
        .param("starts", starts.atOffset(ZoneOffset.UTC))
        .param("ends", ends.atOffset(ZoneOffset.UTC))
        .param("newstarts", newStarts.atOffset(ZoneOffset.UTC))
        .param("newends", newEnds.atOffset(ZoneOffset.UTC))
        .param("activity", activity)
        .update();
  }

  Optional<Slot> slot(long slot) {
    return jdbc.sql(SELECT + " where slot = ?")
        .param(slot)
        .query(DataClassRowMapper.newInstance(Slot.class))
        .optional();
  }

  /** Those that are there. */
  List<Slot> of(long activity) {
    return jdbc.sql(SELECT + " where activity = ? and removed_at is null order by starts_at, slot")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Slot.class))
        .list();
  }
}
