package org.greenclassroom.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.DayKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code delivery.exchange}, and what can be exchanged. */
@Component
class Exchanges {
  private final JdbcClient jdbc;

  Exchanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was exchanged; the slips by their ids. */
  record Exchange(
      long exchange,
      ExchangeKind kind,
      @Nullable String went,
      @Nullable String came,
      boolean spare,
      ExchangeCause cause,
      @Nullable Integer seat,
      @Nullable Long slipBack,
      @Nullable Long slipThere,
      LocalDate happenedOn,
      @Nullable Stage wentIsNow) {}

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from delivery.exchange where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long classroom,
      ExchangeKind kind,
      @Nullable Long went,
      @Nullable Long came,
      boolean spare,
      ExchangeCause cause,
      @Nullable Integer seat,
      @Nullable Long slipBack,
      @Nullable Long slipThere,
      LocalDate day,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into delivery.exchange (classroom, kind, went, came, spare, cause, seat, slip_back,
                                           slip_there, happened_on, recorded_at, recorded_by, key)
            values (:classroom, :kind, :went, :came, :spare, :cause, :seat, :back, :there, :day, :at,
                    :by, :key)
            """)
        .param("classroom", classroom)
        .param("kind", kind.name())
        .param("went", went)
        .param("came", came)
        .param("spare", spare)
        .param("cause", cause.name())
        .param("seat", seat)
        .param("back", slipBack)
        .param("there", slipThere)
        .param("day", day)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("key", key)
        .update();
  }

  /** The slip on which this device was last installed. */
  @Nullable Long slipOf(long device) {
    return jdbc.sql(
            """
            select slip from custody.facts
             where device = ? and kind = 'INSTALLED' and not voided order by nth desc limit 1
            """)
        .param(device)
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  List<Exchange> of(long classroom) {
    return jdbc.sql(
            """
            select e.exchange, e.kind, w.tag as went, c.tag as came, e.spare, e.cause, e.seat,
                   e.slip_back, e.slip_there, e.happened_on,
                   case when w.classroom = e.classroom then w.stage end as went_is_now
              from delivery.exchange e
              left join custody.devices w on w.device = e.went
              left join custody.devices c on c.device = e.came
             where e.classroom = ? order by e.exchange desc
            """)
        .param(classroom)
        .query((row, _) ->
            new Exchange(
                row.getLong("exchange"),
                ExchangeKind.valueOf(row.getString("kind")),
                row.getString("went"),
                row.getString("came"),
                row.getBoolean("spare"),
                ExchangeCause.valueOf(row.getString("cause")),
                row.getObject("seat", Integer.class),
                row.getObject("slip_back", Long.class),
                row.getObject("slip_there", Long.class),
                row.getObject("happened_on", LocalDate.class),
                row.getString("went_is_now") == null
                    ? null
                    : Stage.valueOf(row.getString("went_is_now"))))
        .list();
  }

  /** A ready device that could come into a room. */
  record Ready(Tag tag, @Nullable String maker, @Nullable String model, boolean same) {}

  /** Ready devices of this kind; those of a model that stands in the room already come first. */
  List<Ready> ready(long classroom, DeviceKind kind, int limit) {
    return jdbc.sql(
            """
            select d.tag, d.maker, d.model,
                   exists (select from custody.devices o
                            where o.classroom = :classroom and o.model = d.model) as same
              from custody.devices d where d.stage = 'READY' and d.kind = :kind
             order by same desc, d.received_at, d.device limit :limit
            """)
        .param("classroom", classroom)
        .param("kind", kind.name())
        .param("limit", limit)
        .query((row, _) ->
            new Ready(
                new Tag(row.getString(1)), row.getString(2), row.getString(3), row.getBoolean(4)))
        .list();
  }

  /** Something that went back by an exchange and is still on its way home. */
  record Returning(
      long device,
      Tag tag,
      @Nullable String model,
      long classroom,
      String school,
      String room,
      long holder,
      LocalDate since) {}

  /**
   * @param tags only these; null: all
   * @param after which row, by the day it left and its device
   * @param most how many rows; null: every one
   */
  List<Returning> returning(
      @Nullable Collection<String> tags, DayKey after, @Nullable Integer most) {
    return jdbc.sql(
            """
            select d.device, d.tag, d.model, e.classroom, p.name as school, c.name as room, d.holder,
                   max(e.happened_on) as since
              from delivery.exchange e
              join custody.devices d on d.device = e.went
              join classrooms.classrooms c on c.classroom = e.classroom
              join partners.partners p on p.partner = c.school
             where d.stage = 'RETURNING' and d.classroom = e.classroom
               and (:tags::text[] is null or d.tag = any(:tags::text[]))
             group by d.device, d.tag, d.model, e.classroom, p.name, c.name, d.holder
            having (max(e.happened_on), d.device) > (:since, :device)
             order by since, d.device limit :most
            """)
        .param("tags", tags == null ? null : Parcels.arrayOf(tags))
        .param("since", after.day())
        .param("device", after.number())
        .param("most", most)
        .query((row, _) ->
            new Returning(
                row.getLong("device"),
                new Tag(row.getString("tag")),
                row.getString("model"),
                row.getLong("classroom"),
                row.getString("school"),
                row.getString("room"),
                row.getLong("holder"),
                row.getObject("since", LocalDate.class)))
        .list();
  }
}
