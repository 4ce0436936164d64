package org.greenclassroom.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.method.Portion;
import org.greenclassroom.method.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each party has of each heap of the ledger, term by term as the ledger shares its rows out,
 * and the table {@code claims.party_spread}: how sure a party's share is.
 */
@Component
class Portions {
  private final JdbcClient jdbc;

  Portions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A party, and whether it gave, pays, runs or uses. */
  record Party(PartyKind kind, long party) {}

  /**
   * Of each party its portions of these heaps.
   *
   * @param heaps their keys, in their order
   * @param only null: all parties
   */
  Map<Party, List<Portion>> of(Chosen chosen, int width, List<String> heaps, @Nullable Party only) {
    var places = new HashMap<String, Integer>();
    for (var heap : heaps) places.put(heap, places.size());
    var portions = new LinkedHashMap<Party, List<Portion>>();
    jdbc.sql(
            """
            with part as (
              select %1$s::text as heap, p.kind, p.party, sum(p.high - p.low)::float8 as pieces,
                     sum(claims.cut(c.gross, p.low, p.high))::float8 as gross,
                     sum(claims.cut(c.end_of_life, p.low, p.high))::float8 as end_of_life,
                     sum(claims.cut(c.refurbishing, p.low, p.high))::float8 as refurbishing,
                     sum(claims.cut(c.parts_new, p.low, p.high))::float8 as parts_new,
                     sum(claims.cut(c.transport, p.low, p.high))::float8 as transport,
                     sum(claims.cut(c.use_displaced, p.low, p.high))::float8 as use_displaced,
                     sum(claims.cut(c.use_induced, p.low, p.high))::float8 as use_induced
                from claims.claim c
                cross join lateral claims.parties(c.donor, c.sponsor, c.sponsors, c.sponsor_parts, c.school,
                                                  c.donor_share, c.sponsor_share, c.programme_share) p
               where %2$s
               group by %1$s, p.kind, p.party),
            shared as (
              select heap, kind, party, pieces / sum(pieces) over whole as pieces,
                     gross / nullif(sum(gross) over whole, 0) as gross,
                     end_of_life / nullif(sum(end_of_life) over whole, 0) as end_of_life,
                     refurbishing / nullif(sum(refurbishing) over whole, 0) as refurbishing,
                     parts_new / nullif(sum(parts_new) over whole, 0) as parts_new,
                     transport / nullif(sum(transport) over whole, 0) as transport,
                     use_displaced / nullif(sum(use_displaced) over whole, 0) as use_displaced,
                     use_induced / nullif(sum(use_induced) over whole, 0) as use_induced
                from part window whole as (partition by heap))
            select heap, kind, party, coalesce(gross, pieces) as gross, coalesce(end_of_life, pieces) as end_of_life,
                   coalesce(refurbishing, pieces) as refurbishing, coalesce(parts_new, pieces) as parts_new,
                   coalesce(transport, pieces) as transport, coalesce(use_displaced, pieces) as use_displaced,
                   coalesce(use_induced, pieces) as use_induced, pieces
              from shared
             where :kind::text is null or (kind = :kind and party = :party)
             order by kind, party, heap
            """
                .formatted(Sums.heap(width), Sums.CHOSEN))
        .param("donor", chosen.donor())
        .param("lot", chosen.lot())
        .param("classroom", chosen.classroom())
        .param("since", chosen.since())
        .param("until", chosen.until())
        .param("kind", only == null ? null : only.kind().name())
        .param("party", only == null ? null : (Long) only.party())
        .query(row -> {
          var place = places.get(row.getString("heap"));
          if (place != null)
            portions
                .computeIfAbsent(
                    new Party(PartyKind.valueOf(row.getString("kind")), row.getLong("party")),
                    _ -> new ArrayList<>())
                .add(
                    new Portion(
                        place,
                        new Terms(
                            row.getDouble("gross"),
                            row.getDouble("end_of_life"),
                            row.getDouble("refurbishing"),
                            row.getDouble("parts_new"),
                            row.getDouble("transport"),
                            row.getDouble("use_displaced"),
                            row.getDouble("use_induced"),
                            row.getDouble("pieces"))));
        });
    return portions;
  }

  void forget() {
    jdbc.sql("delete from claims.party_spread").update();
  }

  /** Party 0: all of its kind. */
  void keep(int year, Map<Party, Between> spreads) {
    var all = List.copyOf(spreads.entrySet());
    jdbc.sql(
            """
            insert into claims.party_spread (party_kind, party, year, net_a_low, net_a_high, net_b_low, net_b_high)
            select kind, party, :year, a_low, a_high, b_low, b_high
              from unnest(:kinds::text[], :parties::bigint[], :aLow::float8[], :aHigh::float8[], :bLow::float8[],
                          :bHigh::float8[]) as s (kind, party, a_low, a_high, b_low, b_high)
            """)
        .param("year", year)
        .param("kinds", all.stream().map(one -> one.getKey().kind().name()).toArray(String[]::new))
        .param("parties", all.stream().map(one -> one.getKey().party()).toArray(Long[]::new))
        .param("aLow", all.stream().map(one -> one.getValue().netALow()).toArray(Double[]::new))
        .param("aHigh", all.stream().map(one -> one.getValue().netAHigh()).toArray(Double[]::new))
        .param("bLow", all.stream().map(one -> one.getValue().netBLow()).toArray(Double[]::new))
        .param("bHigh", all.stream().map(one -> one.getValue().netBHigh()).toArray(Double[]::new))
        .update();
  }
}
