package org.greenclassroom.balance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code balance.round}, {@code total} and {@code difference}: when the book was
 * reckoned last, what all days add up to, and where that says something else than the book's
 * present.
 */
@Component
class RoundTable {
  private final JdbcClient jdbc;

  RoundTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The last reckoning.
   *
   * @param devices in the book
   * @param behind of these that changed while it was reckoned: they come with the next
   */
  record Round(Instant at, long devices, long behind) {}

  Optional<Round> last() {
    return jdbc.sql("select reckoned_at, devices, behind from balance.round")
        .query(
            (row, _) -> new Round(row.getTimestamp(1).toInstant(), row.getLong(2), row.getLong(3)))
        .optional();
  }

  /**
   * How many devices the book has, and of how many it knows another number of facts.
   *
   * @param upto none of these has its last fact before or at this one
   */
  Round standing(Instant now, long upto) {
    return jdbc.sql(
            """
            select (select coalesce(sum(pieces), 0) from custody.standings where scope = 'ALL') as devices,
                   (select count(*)
                      from (select distinct f.device from custody.facts f where f.number > :upto) c
                      join custody.devices d using (device) left join balance.reckoned r using (device)
                     where d.facts is distinct from r.facts) as behind
            """)
        .param("upto", upto)
        .query((row, _) -> new Round(now, row.getLong(1), row.getLong(2)))
        .single();
  }

  /** The same where nobody knows how far the book was followed: it looks at every device. */
  Round standing(Instant now) {
    return jdbc.sql(
            """
            select count(*) as devices, count(*) filter (where d.facts is distinct from r.facts) as behind
              from custody.devices d left join balance.reckoned r using (device)
            """)
        .query((row, _) -> new Round(now, row.getLong(1), row.getLong(2)))
        .single();
  }

  void keep(Round round) {
    jdbc.sql(
            """
            insert into balance.round (reckoned_at, devices, behind) values (:at, :devices, :behind)
            on conflict (one) do update
               set reckoned_at = excluded.reckoned_at, devices = excluded.devices, behind = excluded.behind
            """)
        .param("at", Timestamp.from(round.at()))
        .param("devices", round.devices())
        .param("behind", round.behind())
        .update();
  }

  /**
   * Where the two sides differ.
   *
   * @param place a {@link Stock}, or a {@link Flow} that ends
   * @param book what the book's present says
   * @param ledger what the postings add up to
   */
  record Difference(String place, Known basis, Sum book, Sum ledger) {}

  /**
   * Holds the present of the book against the sums of the ledger, and keeps what differs. Both are
   * kept where their rows are written, each by itself: neither reads the other.
   */
  void compare() {
    jdbc.sql("delete from balance.difference").update();
    jdbc.sql(
            """
            insert into balance.difference (place, basis, book_pieces, book_grams, ledger_pieces, ledger_grams)
            with book as (
              select case when stage in ('ON_THE_WAY', 'IN_CLASS', 'RETURNING') then 'LOAN'
                          when stage = 'SHIPPED' then 'PLANT'
                          when stage in ('MISSING', 'DISMANTLED', 'LOST') then stage
                          when stage = 'WITH_SCHOOL' then 'LEFT'
                          when stage = 'WITH_DONOR' then 'GIVEN_BACK' else 'HOUSE' end as place,
                     case basis when 'ESTIMATED' then basis else 'WEIGHED' end as basis,
                     sum(pieces) as pieces, sum(grams) as grams
                from custody.standings where scope = 'ALL' group by 1, 2),
            ledger as (
              select stock as place, basis, sum(pieces) as pieces, sum(grams) as grams
                from balance.total group by stock, basis
              union all
              select flow, basis, -sum(pieces), -sum(grams)
                from balance.total where flow in ('DISMANTLED', 'LOST', 'LEFT', 'GIVEN_BACK') group by flow, basis)
            select place, basis, coalesce(b.pieces, 0), coalesce(b.grams, 0), coalesce(l.pieces, 0), coalesce(l.grams, 0)
              from book b full join ledger l using (place, basis)
             where (coalesce(b.pieces, 0), coalesce(b.grams, 0)) <> (coalesce(l.pieces, 0), coalesce(l.grams, 0))
            """)
        .update();
  }

  /** Adds all days up. */
  void totalAnew() {
    jdbc.sql("delete from balance.total").update();
    jdbc.sql(
            """
            insert into balance.total (stock, flow, basis, pieces, grams)
            select stock, flow, basis, sum(pieces), sum(grams) from balance.daily group by stock, flow, basis
            """)
        .update();
  }

  List<Difference> differences() {
    return jdbc.sql("select * from balance.difference order by place, basis")
        .query((row, _) ->
            new Difference(
                row.getString("place"),
                Known.valueOf(row.getString("basis")),
                new Sum(row.getLong("book_pieces"), row.getLong("book_grams")),
                new Sum(row.getLong("ledger_pieces"), row.getLong("ledger_grams"))))
        .list();
  }

  /** Everything is reckoned again with the next turns. */
  void forget() {
    jdbc.sql("delete from balance.posting").update();
    jdbc.sql("delete from balance.daily").update();
    jdbc.sql("delete from balance.reckoned").update();
  }
}
