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

/**
 * The tables {@code takeback.discharge}, {@code takeback.discharge_line} and {@code
 * takeback.discharge_accessory}.
 */
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
   * @param account null: it was found
   * @param policeReport empty: no theft
   */
  record Line(
      Tag tag,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      boolean found,
      @Nullable Condition condition,
      @Nullable Account account,
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

  /** One of the list that stands in the room again since the count; empty: none. */
  Optional<Tag> stillThere(long recall) {
    return jdbc.sql(
            """
            select d.tag from takeback.issued i
              join takeback.recall r on r.recall = i.recall
              join custody.devices d
                on d.device = i.device and d.stage = 'IN_CLASS' and d.classroom = r.classroom
             where i.recall = ? order by d.tag limit 1
            """)
        .param(recall)
        .query((row, _) -> new Tag(row.getString(1)))
        .optional();
  }

  /**
   * Freezes what is known of each computer of the list. Why one is not there is what was said of
   * it, unless it came to light since; of what nobody could explain two people decided.
   */
  void freeze(long discharge, long recall) {
    jdbc.sql(
            """
            insert into takeback.discharge_line (discharge, device, found, condition, account, police_report)
            select :discharge, i.device, s.device is not null, c.condition,
                   case when s.device is not null                 then null
                        when d.stage = 'WITH_SCHOOL'              then 'LEFT'
                        when d.stage not in ('MISSING', 'LOST')   then 'LATER'
                        when coalesce(l.cause, 'UNKNOWN') = 'UNKNOWN' then 'SETTLED'
                        else l.cause end,
                   case when s.device is null and d.stage in ('MISSING', 'LOST')
                        then coalesce(l.police_report, '') else '' end
              from takeback.issued i
              join custody.devices d on d.device = i.device
              left join takeback.sighting s
                on s.recall = i.recall and s.device = i.device and s.answer = 'FOUND'
              left join takeback.condition c on c.recall = i.recall and c.device = i.device
              left join takeback.losses l on l.recall = i.recall and l.device = i.device
             where i.recall = :recall
            """)
        .param("discharge", discharge)
        .param("recall", recall)
        .update();
    jdbc.sql(
            """
            insert into takeback.discharge_accessory (discharge, accessory, issued, found)
            select :discharge, accessory, issued, found from takeback.accessory where recall = :recall
            """)
        .param("discharge", discharge)
        .param("recall", recall)
        .update();
  }

  List<SiteTable.Counted> accessories(long discharge) {
    return jdbc.sql(
            """
            select accessory, issued, found from takeback.discharge_accessory
             where discharge = ? order by accessory
            """)
        .param(discharge)
        .query((row, _) ->
            new SiteTable.Counted(
                Accessory.valueOf(row.getString(1)),
                row.getInt(2),
                row.getObject(3, Integer.class)))
        .list();
  }

  List<Line> lines(long discharge) {
    return jdbc.sql(
            """
            select d.tag, d.maker, d.model, d.serial, l.found, l.condition, l.account, l.police_report
              from takeback.discharge_line l join custody.devices d on d.device = l.device
             where l.discharge = ? order by not l.found, d.tag
            """)
        .param(discharge)
        .query((row, _) -> {
          var condition = row.getString("condition");
          var account = row.getString("account");
          return new Line(
              new Tag(row.getString("tag")),
              row.getString("maker"),
              row.getString("model"),
              row.getString("serial"),
              row.getBoolean("found"),
              condition == null ? null : Condition.valueOf(condition),
              account == null ? null : Account.valueOf(account),
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
