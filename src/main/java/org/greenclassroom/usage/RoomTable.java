package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One room: its weeks, and its computers one by one. */
@Repository
class RoomTable {
  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A week of which anything is known.
   *
   * @param devices that told minutes
   * @param seen that gave any sign
   * @param judged minutes on of those that can tell use
   */
  record Week(
      LocalDate week,
      long on,
      long active,
      long judged,
      int starts,
      int devices,
      int used,
      int seen,
      int deviceDays,
      List<Source> sources) {}

  /**
   * A computer that stands in the room.
   *
   * @param lastDay of any sign; null: none
   * @param minutesDay of its last minutes; null: none
   * @param on minutes on within 28 days
   * @param flags what must be looked at
   */
  record Standing(
      long device,
      Tag tag,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate minutesDay,
      @Nullable Source source,
      long on,
      long active,
      boolean seesUse,
      @Nullable String version,
      List<String> flags) {
    /** What is known of its use; four things that are not the same. */
    public State state(LocalDate since) {
      if (lastDay == null || lastDay.isBefore(since)) return State.NO_SIGNAL;
      if (minutesDay == null || minutesDay.isBefore(since)) return State.NO_MINUTES;
      if (!seesUse) return State.ON;
      return active == 0 ? State.ZERO_USE : State.USED;
    }
  }

  /** What is known of a computer's use within 28 days. */
  enum State {
    USED,
    /** It was on; whether somebody used it, it cannot tell. */
    ON,
    /** It told its minutes, and nobody used it. */
    ZERO_USE,
    /** It gave a sign of life, no minutes. */
    NO_MINUTES,
    NO_SIGNAL
  }

  List<Week> weeks(long classroom, LocalDate since) {
    return jdbc.sql(
            """
            select w.*, coalesce((select array_agg(distinct d.source)
                                    from usage.day d
                                   where d.device = any(?::bigint[]) and d.classroom = w.classroom
                                     and d.day >= w.week and d.day < w.week + 7 and d.day >= ?), '{}') as sources
              from usage.room_week w
             where w.classroom = ? and w.week >= ? and w.seen > 0 order by w.week
            """)
        .params(heard(classroom).toArray(Long[]::new), since, classroom, since)
        .query((row, _) ->
            new Week(
                row.getObject("week", LocalDate.class),
                row.getLong("on_min"),
                row.getLong("active_min"),
                row.getLong("judged_min"),
                row.getInt("starts"),
                row.getInt("devices"),
                row.getInt("used"),
                row.getInt("seen"),
                row.getInt("device_days"),
                Arrays.stream((String[]) row.getArray("sources").getArray())
                    .map(Source::valueOf)
                    .sorted()
                    .toList()))
        .list();
  }

  /** Computers of which anything was heard in this room. */
  private List<Long> heard(long classroom) {
    return jdbc.sql("select distinct device from usage.device_week where classroom = ?")
        .param(classroom)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** The computers that stand in the room, the silent ones first. */
  List<Standing> standing(long classroom, LocalDate since) {
    return jdbc.sql(
            """
            select d.device, d.tag, u.last_day, u.last_minutes_day, u.source, u.version,
                   coalesce(s.on_min, 0) as on_min, coalesce(s.active_min, 0) as active_min,
                   coalesce(s.sees_use, false) as sees_use,
                   coalesce((select array_agg(distinct f.flag) from usage.flag f
                              where f.device = d.device and f.day >= ?), '{}') as flags
              from custody.devices d
              left join usage.device u on u.device = d.device and u.classroom = d.classroom
              left join lateral (
                select sum(x.on_min) as on_min, sum(x.active_min) as active_min, bool_or(x.sees_use) as sees_use
                  from usage.day x
                 where x.device = d.device and x.day >= ? and x.quality <> 'CONTACT_ONLY') s on true
             where d.classroom = ? and d.stage = 'IN_CLASS'
             order by u.last_day nulls first, d.tag
            """)
        .params(since, since, classroom)
        .query((row, _) ->
            new Standing(
                row.getLong("device"),
                Tag.parse(row.getString("tag")),
                row.getObject("last_day", LocalDate.class),
                row.getObject("last_minutes_day", LocalDate.class),
                row.getString("source") instanceof String source ? Source.valueOf(source) : null,
                row.getLong("on_min"),
                row.getLong("active_min"),
                row.getBoolean("sees_use"),
                row.getString("version"),
                List.of((String[]) row.getArray("flags").getArray())))
        .list();
  }
}
