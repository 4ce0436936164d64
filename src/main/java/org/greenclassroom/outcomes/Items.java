package org.greenclassroom.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the items of a lot, now: seen in the books of the floors below. */
@Component
class Items {
  private final JdbcClient jdbc;

  Items(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Tally> tallies(long lot) {
    return jdbc.sql(
            """
            select outcome, kind, count(*) as pieces, count(*) filter (where announced) as announced, count(device) as came,
                   coalesce(sum(grams) filter (where basis <> 'ESTIMATED'), 0)::bigint as weighed,
                   coalesce(sum(grams) filter (where basis = 'ESTIMATED'), 0)::bigint as estimated
              from outcomes.items where lot = ? group by outcome, kind
            """)
        .param(lot)
        .query(DataClassRowMapper.newInstance(Tally.class))
        .list();
  }

  long inTheBook(long lot) {
    return jdbc.sql("select count(*) from custody.devices where lot = ?")
        .param(lot)
        .query(Long.class)
        .single();
  }

  private static final String ITEM =
      """
      select i.position, i.tag, i.kind, i.maker, i.model, i.serial, i.donors_tag, i.grams, i.basis, i.outcome,
             i.since, i.fact, s.name || ' · ' || c.name as place,
             case when i.outcome = 'GIVEN_BACK' then (
               select p.number from custody.facts f join custody.slips p using (slip)
                where f.device = i.device and f.kind = 'GIVEN_BACK' and not f.voided
                order by f.nth desc limit 1) end as slip,
             coalesce(x.number, i.reason) as proof, x.issued_on as proof_on, p.name as plant, l.number as licence
        from outcomes.items i
        left join classrooms.classrooms c
          on c.classroom = i.classroom and i.outcome in ('IN_CLASS', 'ALLOTTED', 'WITH_SCHOOL')
        left join partners.partners s on s.partner = c.school
        left join dismantling.treatments t on t.device = i.device and i.outcome = 'DISMANTLED'
        left join dismantling.certificates x on x.certificate = t.certificate
        left join partners.partners p on p.partner = x.plant
        left join partners.licences l on l.licence = t.licence
       where i.lot = :lot
      """;

  /** In the order of the donor's list; with these outcomes only. */
  List<Item> page(long lot, String[] outcomes, long after, int limit) {
    return jdbc.sql(
            ITEM
                + """
                 and i.position > :after and i.outcome = any(:outcomes)
                order by i.position limit :limit
                """)
        .param("lot", lot)
        .param("after", after)
        .param("outcomes", outcomes)
        .param("limit", limit)
        .query(Items::item)
        .list();
  }

  /** All of them, one after the other; the database holds no more than a few hundred at a time. */
  void each(long lot, String[] outcomes, Consumer<Item> consumer) {
    try (var all =
        jdbc
            .sql(ITEM + " and i.outcome = any(:outcomes) order by i.position")
            .withFetchSize(500)
            .param("lot", lot)
            .param("outcomes", outcomes)
            .query(Items::item)
            .stream()) {
      all.forEach(consumer);
    }
  }

  Optional<Item> item(long lot, Tag tag) {
    return jdbc.sql(ITEM + " and i.tag = :tag")
        .param("lot", lot)
        .param("tag", tag.code())
        .query(Items::item)
        .optional();
  }

  /** Freezes what became of every item, in one statement; how many there are. */
  int freeze(long closing, long lot) {
    return jdbc.sql(
            """
            insert into outcomes.closing_item (closing, nth, announced, device, tag, kind, maker, model, serial,
                   donors_tag, grams, basis, outcome, since, fact, place, slip, proof, proof_on, plant,
                   licence)
            select :closing, row_number() over (order by i.position), i.announced, i.device, i.tag, i.kind, i.maker,
                   i.model, i.serial, i.donors_tag, i.grams, i.basis, i.outcome, i.since, i.fact,
                   s.name || ' · ' || c.name,
                   case when i.outcome = 'GIVEN_BACK' then (
                     select p.number from custody.facts f join custody.slips p using (slip)
                      where f.device = i.device and f.kind = 'GIVEN_BACK' and not f.voided
                      order by f.nth desc limit 1) end,
                   coalesce(x.number, i.reason), x.issued_on, p.name, l.number
              from outcomes.items i
              left join classrooms.classrooms c
                on c.classroom = i.classroom and i.outcome in ('IN_CLASS', 'ALLOTTED', 'WITH_SCHOOL')
              left join partners.partners s on s.partner = c.school
              left join dismantling.treatments t on t.device = i.device and i.outcome = 'DISMANTLED'
              left join dismantling.certificates x on x.certificate = t.certificate
              left join partners.partners p on p.partner = x.plant
              left join partners.licences l on l.licence = t.licence
             where i.lot = :lot
            """)
        .param("closing", closing)
        .param("lot", lot)
        .update();
  }

  static Item item(ResultSet row, int index) throws SQLException {
    var tag = row.getString("tag");
    var basis = row.getString("basis");
    var since = row.getTimestamp("since");
    return new Item(
        row.getLong("position"),
        tag == null ? null : new Tag(tag),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("maker"),
        row.getString("model"),
        row.getString("serial"),
        row.getString("donors_tag"),
        row.getObject("grams", Long.class),
        basis == null ? null : Basis.valueOf(basis),
        Outcome.valueOf(row.getString("outcome")),
        since == null ? null : since.toInstant(),
        row.getObject("fact", Long.class),
        row.getString("place"),
        row.getString("slip"),
        row.getString("proof"),
        proofOn(row),
        row.getString("plant"),
        row.getString("licence"));
  }

  private static @Nullable LocalDate proofOn(ResultSet row) throws SQLException {
    return row.getObject("proof_on", LocalDate.class);
  }
}
