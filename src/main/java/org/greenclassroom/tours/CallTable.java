package org.greenclassroom.tours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code tours.call} and {@code tours.call_window}. */
@Component
class CallTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  CallTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A time in which somebody is there. */
  record Open(int call, Instant fromAt, Instant latestAt) {}

  /** All at once. */
  void insert(long plan, List<Wanted> calls, List<Open> open) {
    jdbc.sql(
            """
            insert into tours.call (plan, call, kind, ref, name, room, site, address, latitude, longitude,
                                    territory, pieces, grams, litres, estimated, service, home, due_on,
                                    truck, day, dropped, why)
            select ?, c.call, c.kind, c.ref, c.name, c.room, c.site, c.address, c.latitude, c.longitude,
                   c.territory, c.pieces, c.grams, c.litres, c.estimated, c.service, c.home, c.due_on,
                   c.truck, c.day, c.dropped, c.why
              from jsonb_to_recordset(?::jsonb) as c (
                call int, kind text, ref bigint, name text, room text, site bigint, address text,
                latitude double precision, longitude double precision, territory text, pieces int,
                grams bigint, litres bigint, estimated boolean, service int, home bigint, due_on date,
                truck bigint, day date, dropped boolean, why text)
            """)
        .params(plan, json.writeValueAsString(calls.stream().map(CallTable::row).toList()))
        .update();
    jdbc.sql(
            """
            insert into tours.call_window (plan, call, from_at, latest_at)
            select ?, o.call, o.from_at, o.latest_at
              from jsonb_to_recordset(?::jsonb) as o (call int, from_at timestamptz, latest_at timestamptz)
            """)
        .params(plan, json.writeValueAsString(open.stream().map(CallTable::row).toList()))
        .update();
  }

  private static Map<String, @Nullable Object> row(Wanted one) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("call", one.call());
    row.put("kind", one.kind().name());
    row.put("ref", one.ref());
    row.put("name", one.name());
    row.put("room", one.room());
    row.put("site", one.site());
    row.put("address", one.address());
    row.put("latitude", one.latitude());
    row.put("longitude", one.longitude());
    row.put("territory", one.territory());
    row.put("pieces", one.pieces());
    row.put("grams", one.grams());
    row.put("litres", one.litres());
    row.put("estimated", one.estimated());
    row.put("service", one.service());
    row.put("home", one.home());
    row.put("due_on", one.dueOn() == null ? null : one.dueOn().toString());
    row.put("truck", one.truck());
    row.put("day", one.day() == null ? null : one.day().toString());
    row.put("dropped", one.dropped());
    row.put("why", one.why() == null ? null : one.why().name());
    return row;
  }

  private static Map<String, Object> row(Open one) {
    return Map.of(
        "call",
        one.call(),
        "from_at",
        one.fromAt().toString(),
        "latest_at",
        one.latestAt().toString());
  }

  List<Wanted> of(long plan) {
    return jdbc.sql(
            """
            select call, kind, ref, name, room, site, address, latitude, longitude, territory, pieces, grams,
                   litres, estimated, service, home, due_on, truck, day, dropped, why
              from tours.call where plan = ? order by call
            """)
        .param(plan)
        .query(DataClassRowMapper.newInstance(Wanted.class))
        .list();
  }

  Map<Integer, List<Open>> open(long plan) {
    var all = new HashMap<Integer, List<Open>>();
    jdbc.sql(
            """
            select call, from_at, latest_at from tours.call_window where plan = ? order by call, from_at
            """)
        .param(plan)
        .query(DataClassRowMapper.newInstance(Open.class))
        .list()
        .forEach(one -> all.computeIfAbsent(one.call(), _ -> new ArrayList<>()).add(one));
    return all;
  }

  void pin(long plan, int call, @Nullable Long truck, @Nullable LocalDate day) {
    jdbc.sql("update tours.call set truck = ?, day = ? where plan = ? and call = ?")
        .params(Arrays.asList(truck, day, plan, call))
        .update();
  }

  /**
   * Why it is on no tour; null: it is on one. Whatever was dropped and is not any more says so too.
   */
  void says(long plan, int call, @Nullable Why why) {
    jdbc.sql("update tours.call set why = ?, dropped = ? where plan = ? and call = ?")
        .params(Arrays.asList(why == null ? null : why.name(), why == Why.DROPPED, plan, call))
        .update();
  }
}
