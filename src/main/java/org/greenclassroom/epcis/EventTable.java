package org.greenclassroom.epcis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts of the book, read as events: custody's views, and nothing of its own. */
@Component
class EventTable {
  private static final String OWN =
      """
      select f.number as record, f.number, f.tag, f.nth, f.kind, f.occurred_at, f.recorded_at, f.place,
             f.slip, s.from_partner, s.to_partner, f.detail::text as detail, f.hash,
             null::text as correction
        from custody.facts f left join custody.slips s on s.slip = f.slip
       where f.kind <> 'CORRECTED'
      """;

  private static final String DECLARED =
      """
      select c.number as record, f.number, f.tag, f.nth, f.kind, f.occurred_at, c.recorded_at, f.place,
             f.slip, s.from_partner, s.to_partner, f.detail::text as detail, f.hash,
             c.detail::text as correction
        from custody.facts c
        join custody.facts f on f.number = c.voids
        left join custody.slips s on s.slip = f.slip
       where c.kind = 'CORRECTED' and f.kind <> 'CORRECTED'
      """;

  private final JdbcClient jdbc;

  EventTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One row more than asked, so that one sees whether there are others. Each half is cut to a page
   * before they are merged: the first reads its index from where the page begins and stops, and
   * corrections are few.
   *
   * @param complete the highest fact by which something may have become known; null: whatever is
   *     there
   */
  List<Told> page(Question asked, Actor actor, @Nullable Long complete) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("most", asked.size() + 1);
    var own = "(" + OWN + where(asked, actor, complete, "f", values) + order(asked, "f") + ")";
    var declared =
        "(" + DECLARED + where(asked, actor, complete, "c", values) + order(asked, "c") + ")";
    var sql =
        asked.declared()
            ? declared
            : "select * from ("
                + own
                + " union all "
                + declared
                + ") e order by "
                + (asked.byRecord() ? "record" : "occurred_at, record")
                + " limit :most";
    return jdbc.sql(sql).params(values).query(Told.class).list().stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What became known by the facts after {@code told} up to {@code mark}, in their order. */
  List<Told> recorded(long told, long mark, int most) {
    return jdbc
        .sql(
            "select * from (("
                + OWN
                + " and f.number > :told and f.number <= :mark order by f.number limit :most)"
                + " union all ("
                + DECLARED
                + " and c.number > :told and c.number <= :mark order by c.number limit :most)"
                + ") e order by record limit :most")
        .param("told", told)
        .param("mark", mark)
        .param("most", most)
        .query(Told.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * @param by the alias of the fact by which the event became known
   */
  private static String where(
      Question asked,
      Actor actor,
      @Nullable Long complete,
      String by,
      Map<String, @Nullable Object> values) {
    var all = new ArrayList<String>();
    time(all, values, "f.occurred_at >= :from", "from", asked.from());
    time(all, values, "f.occurred_at < :before", "before", asked.before());
    time(all, values, by + ".recorded_at >= :since", "since", asked.recordedFrom());
    time(all, values, by + ".recorded_at < :until", "until", asked.recordedBefore());
    put(all, values, by + ".number <= :complete", "complete", complete);
    put(all, values, "f.tag in (:tags)", "tags", asked.tags());
    var kinds = asked.kinds();
    if (kinds != null)
      put(all, values, "f.kind in (:kinds)", "kinds", kinds.stream().map(Enum::name).toList());
    put(all, values, "(f.kind <> 'RECEIVED' or (f.nth = 1) = :first)", "first", asked.first());
    put(all, values, "f.number = :number", "number", asked.number());
    var after = asked.after();
    if (after != null) {
      all.add(
          asked.byRecord()
              ? by + ".number > :record"
              : "(f.occurred_at, " + by + ".number) > (:time, :record)");
      values.put("record", after.record());
      if (!asked.byRecord()) values.put("time", at(after.time()));
    }
    if (!actor.seesAll()) {
      all.add(
          """
          exists (select from custody.devices d
                   where d.device = f.device and (d.donor in (:donors) or d.holder in (:holders)))\
          """);
      var holders = new TreeSet<>(actor.partnersAs(Role.SCHOOL));
      holders.addAll(actor.partnersAs(Role.DISMANTLER));
      values.put("donors", orNobody(actor.partnersAs(Role.DONOR)));
      values.put("holders", orNobody(holders));
    }
    return all.isEmpty() ? "" : " and " + String.join(" and ", all);
  }

  private static String order(Question asked, String by) {
    return asked.byRecord()
        ? " order by " + by + ".number limit :most"
        : " order by f.occurred_at, " + by + ".number limit :most";
  }

  private static void time(
      List<String> all,
      Map<String, @Nullable Object> values,
      String condition,
      String name,
      @Nullable Instant value) {
    put(all, values, condition, name, value == null ? null : at(value));
  }

  private static void put(
      List<String> all,
      Map<String, @Nullable Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    all.add(condition);
    values.put(name, value);
  }

  /** SQL knows no empty list; no organisation has a number below one. */
  private static List<Long> orNobody(Iterable<Long> partners) {
    var list = new ArrayList<Long>(List.of(-1L));
    partners.forEach(list::add);
    return list;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
