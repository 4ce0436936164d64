package org.greenclassroom.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists over {@code custody.device_state} and {@code custody.fact}: what pages and exports show.
 */
@Component
class Shelf {
  private final JdbcClient jdbc;

  Shelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line of the list. */
  record Row(
      long device,
      Tag tag,
      Stage stage,
      Held data,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      long grams,
      Basis basis,
      String holder,
      @Nullable String place,
      Instant changedAt) {}

  /** One fact as the strip and the API tell it. */
  record Told(
      long number,
      int nth,
      FactKind kind,
      Instant occurredAt,
      Instant recordedAt,
      long recordedBy,
      @Nullable String person,
      @Nullable Long slip,
      @Nullable Long fromPartner,
      @Nullable Long toPartner,
      boolean oneSided,
      @Nullable String holder,
      @Nullable String place,
      @Nullable Long voids,
      boolean voided,
      String detail,
      String hash) {}

  private static final String ROWS =
      """
      select s.device, s.tag, s.stage, s.data, s.kind, s.maker, s.model, s.serial, s.grams, s.basis,
             p.name as holder, t.name as place, s.changed_at
        from custody.device_state s
        join partners.partners p on p.partner = s.holder
        left join partners.sites t on t.site = s.place
       where s.device > :after
      """;

  /** What somebody outside the programme may see: its gifts, what stands with it. */
  private static final String OWN =
      """
         and (:all or s.donor = any(:donors) or s.holder = any(:holders))
      """;

  private static JdbcClient.StatementSpec own(JdbcClient.StatementSpec statement, Actor actor) {
    var holders = new ArrayList<Long>(actor.partnersAs(Role.SCHOOL));
    holders.addAll(actor.partnersAs(Role.DISMANTLER));
    return statement
        .param("all", actor.seesAll())
        .param("donors", actor.partnersAs(Role.DONOR).toArray(Long[]::new))
        .param("holders", holders.toArray(Long[]::new));
  }

  List<Told> told(long device, int after, int limit) {
    return jdbc.sql(
            """
            select f.number, f.nth, f.kind, f.occurred_at, f.recorded_at, f.recorded_by,
                   a.name as person, f.slip,
                   l.slip is not null and (l.giver_seal is null or l.taker_seal is null) as one_sided,
                   l.from_partner, l.to_partner, p.name as holder, t.name as place, f.voids,
                   f.voided, f.detail, f.hash
              from custody.facts f
              left join people.accounts a on a.account = f.recorded_by
              left join custody.slip l on l.slip = f.slip
              left join partners.partners p on p.partner = f.holder
              left join partners.sites t on t.site = f.place
             where f.device = ? and f.nth > ?
             order by f.nth limit ?
            """)
        .params(device, after, limit)
        .query((row, _) ->
            new Told(
                row.getLong("number"),
                row.getInt("nth"),
                FactKind.valueOf(row.getString("kind")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getLong("recorded_by"),
                row.getString("person"),
                row.getObject("slip", Long.class),
                row.getObject("from_partner", Long.class),
                row.getObject("to_partner", Long.class),
                row.getBoolean("one_sided"),
                row.getString("holder"),
                row.getString("place"),
                row.getObject("voids", Long.class),
                row.getBoolean("voided"),
                row.getString("detail"),
                row.getString("hash")))
        .list();
  }

  /**
   * Devices whose serial number or donor's tag is exactly what was typed, or whose model begins so.
   */
  List<Row> find(String typed, Actor actor) {
    return own(
            jdbc.sql(
                ROWS
                    + OWN
                    + " and (lower(s.serial) = lower(:typed) or lower(s.donors_tag) = lower(:typed))"
                    + " order by s.device limit 10"),
            actor)
        .param("after", 0L)
        .param("typed", typed)
        .query(Shelf::row)
        .list();
  }

  /** The devices that changed hands on a slip, as they are now. */
  List<Row> onSlip(long slip) {
    return jdbc.sql(
            ROWS
                + " and s.device in (select f.device from custody.fact f where f.slip = :slip)"
                + " order by s.device limit 10000")
        .param("after", 0L)
        .param("slip", slip)
        .query(Shelf::row)
        .list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getLong("device"),
        new Tag(row.getString("tag")),
        Stage.valueOf(row.getString("stage")),
        Held.valueOf(row.getString("data")),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getLong("grams"),
        Basis.valueOf(row.getString("basis")),
        row.getString("holder"),
        row.getString("place"),
        row.getTimestamp("changed_at").toInstant());
  }
}
