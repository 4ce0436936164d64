package org.greenclassroom.takeback;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code takeback.discharge} and {@code takeback.discharge_line}. */
@Component
class DischargeTable {
  private static final String DISCHARGES =
      """
      select discharge, recall, number, secret, letterhead, issued, found, explained, school, room, issued_at,
             ended_at, reason
        from takeback.discharge
      """;

  private final JdbcClient jdbc;

  DischargeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One computer of the letter.
   *
   * @param condition null: it is not there, or nobody said how it looked
   * @param cause null: it was found
   * @param policeReport empty: no theft
   */
  record Line(
      Tag tag,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      boolean found,
      @Nullable Condition condition,
      @Nullable LossCause cause,
      String policeReport) {}

  int next(String prefix, int year) {
    return jdbc.sql(
            """
            insert into takeback.discharge_count (prefix, year, last) values (?, ?, 1)
            on conflict (prefix, year) do update set last = discharge_count.last + 1
            returning last
            """)
        .params(prefix, year)
        .query(Integer.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select discharge from takeback.discharge where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(Occasion occasion, UUID key, Discharge said) {
    return jdbc.sql(
            """
            insert into takeback.discharge (recall, number, secret, letterhead, issued, found, explained, school,
                   room, issued_at, issued_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning discharge
            """)
        .params(
            Arrays.asList(
                said.recall(),
                said.number(),
                said.secret(),
                said.letterhead(),
                said.issued(),
                said.found(),
                said.explained(),
                said.school(),
                said.room(),
                Timestamp.from(occasion.now()),
                occasion.actor().account(),
                key))
        .query(Long.class)
        .single();
  }

  /** Freezes what is known of each computer of the list. */
  void freeze(long discharge, long recall) {
    jdbc.sql(
            """
            insert into takeback.discharge_line (discharge, device, found, condition, cause, police_report)
            select :discharge, i.device, s.device is not null, c.condition,
                   case when s.device is null then coalesce(l.cause, 'UNKNOWN') end,
                   case when s.device is null then coalesce(l.police_report, '') else '' end
              from takeback.issued i
              left join takeback.sighting s
                on s.recall = i.recall and s.device = i.device and s.answer = 'FOUND'
              left join takeback.condition c on c.recall = i.recall and c.device = i.device
              left join takeback.losses l on l.recall = i.recall and l.device = i.device
             where i.recall = :recall
            """)
        .param("discharge", discharge)
        .param("recall", recall)
        .update();
  }

  List<Line> lines(long discharge) {
    return jdbc.sql(
            """
            select d.tag, d.maker, d.model, d.serial, l.found, l.condition, l.cause, l.police_report
              from takeback.discharge_line l join custody.devices d on d.device = l.device
             where l.discharge = ? order by not l.found, d.tag
            """)
        .param(discharge)
        .query((row, _) -> {
          var condition = row.getString("condition");
          var cause = row.getString("cause");
          return new Line(
              new Tag(row.getString("tag")),
              row.getString("maker"),
              row.getString("model"),
              row.getString("serial"),
              row.getBoolean("found"),
              condition == null ? null : Condition.valueOf(condition),
              cause == null ? null : LossCause.valueOf(cause),
              row.getString("police_report"));
        })
        .list();
  }

  Optional<Discharge> standing(long recall) {
    return jdbc.sql(DISCHARGES + " where recall = ? and ended_at is null")
        .param(recall)
        .query(DataClassRowMapper.newInstance(Discharge.class))
        .optional();
  }

  Optional<Discharge> coded(String number, String secret) {
    return jdbc.sql(DISCHARGES + " where number = ? and secret = ?")
        .params(number, secret)
        .query(DataClassRowMapper.newInstance(Discharge.class))
        .optional();
  }

  int end(Occasion occasion, long recall, String reason) {
    return jdbc.sql(
            """
            update takeback.discharge set ended_at = ?, ended_by = ?, reason = ?
             where recall = ? and ended_at is null
            """)
        .params(Timestamp.from(occasion.now()), occasion.actor().account(), reason, recall)
        .update();
  }
}
