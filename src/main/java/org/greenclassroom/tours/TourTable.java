package org.greenclassroom.tours;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code tours.tour}, {@code tours.stop} and {@code tours.tick}. */
@Component
class TourTable {
  private static final String TOUR =
      """
      select t.tour, t.plan, t.truck, k.name as truck_name, k.plate, t.driver, d.name as driver_name, d.account,
             t.day, t.state, t.uid, t.sequence, t.starts_at, t.ends_at, t.metres, t.driven, t.cost, t.changed_at,
             h.name as home_name, h.latitude as home_latitude, h.longitude as home_longitude,
             n.stops, n.done, n.failed
        from tours.tour t
        join tours.truck k on k.truck = t.truck
        join partners.sites h on h.site = k.home
        left join tours.driver d on d.driver = t.driver
        cross join lateral (
          select count(*)::int as stops, (count(*) filter (where s.said = 'DONE'))::int as done,
                 (count(*) filter (where s.said = 'FAILED'))::int as failed
            from tours.stops s where s.tour = t.tour) n
      """;

  private static final String STOP =
      """
      select s.stop, s.tour, s.position, s.call, s.arrives_at, s.begins_at, s.leaves_at, s.metres, s.driven, s.rest,
             c.kind, c.ref, c.name, c.room, c.address, c.latitude, c.longitude, c.pieces, c.grams, c.litres,
             c.estimated, c.truck is not null as pinned, coalesce(k.said, 'OPEN') as told, k.why as trouble, k.said_at
        from tours.stop s
        join tours.call c on c.plan = s.plan and c.call = s.call
        left join lateral (
          select i.said, i.why, i.said_at from tours.tick i
           where i.stop = s.stop order by i.said_at desc, i.tick desc limit 1) k on true
      """;

  private final JdbcClient jdbc;

  TourTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Tour> of(long plan) {
    return jdbc.sql(TOUR + " where t.plan = ? order by t.day, k.name, t.tour")
        .param(plan)
        .query(DataClassRowMapper.newInstance(Tour.class))
        .list();
  }

  /** Those that drive, and those that were called off. */
  List<Tour> between(LocalDate first, LocalDate last) {
    return jdbc.sql(
            TOUR
                + """
                 where t.day between ? and ? and t.state <> 'DRAFT'
                 order by t.day, k.name, t.tour
                """)
        .params(first, last)
        .query(DataClassRowMapper.newInstance(Tour.class))
        .list();
  }

  LocalDate next(LocalDate from) {
    return jdbc.sql(
            "select coalesce(min(day), ?) from tours.tour where day >= ? and state = 'CONFIRMED'")
        .params(from, from)
        .query(LocalDate.class)
        .single();
  }

  /** The same, by their numbers. */
  List<Tour> page(LocalDate first, LocalDate last, long after, int most) {
    return jdbc.sql(
            TOUR
                + """
                 where t.day between ? and ? and t.state <> 'DRAFT' and t.tour > ?
                 order by t.tour limit ?
                """)
        .params(first, last, after, most)
        .query(DataClassRowMapper.newInstance(Tour.class))
        .list();
  }

  Optional<Tour> tour(long tour) {
    return jdbc.sql(TOUR + " where t.tour = ?")
        .param(tour)
        .query(DataClassRowMapper.newInstance(Tour.class))
        .optional();
  }

  void lock(long tour) {
    jdbc.sql("select tour from tours.tour where tour = ? for update")
        .param(tour)
        .query(Long.class)
        .optional();
  }

  /** A truck that cannot leave on a day: it is out by another plan, or who drives it is. */
  record Out(long truck, LocalDate day) {}

  List<Out> out(LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            with out as (
              select truck, driver, day from tours.tour
               where day between ? and ? and state in ('CONFIRMED', 'DONE'))
            select truck, day from out
            union
            select k.truck, o.day from out o join tours.truck k on k.driver = o.driver
            """)
        .params(first, last)
        .query(DataClassRowMapper.newInstance(Out.class))
        .list();
  }

  /** Of two who confirm plans at once, one waits: neither trucks, drivers nor stops go twice. */
  void lockConfirming() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('tours.confirm'))").query((row, _) -> 1).list();
  }

  /** Somebody who would sit in two trucks on a day. */
  record Twice(@Nullable String driver, LocalDate day) {}

  /** Drivers of this plan who drive another tour of it, or of another plan, on the same day. */
  List<Twice> drivenTwice(long plan) {
    return jdbc.sql(
            """
            select distinct d.name as driver, m.day
              from tours.tour m
              join tours.tour o on o.driver = m.driver and o.day = m.day and o.truck <> m.truck
               and (o.plan = m.plan or o.state in ('CONFIRMED', 'DONE'))
              join tours.driver d on d.driver = m.driver
             where m.plan = ? order by m.day, d.name
            """)
        .param(plan)
        .query(DataClassRowMapper.newInstance(Twice.class))
        .list();
  }

  boolean isOut(long driver, LocalDate day, long besides) {
    return jdbc.sql(
            """
            select exists (select from tours.tour
                            where driver = ? and day = ? and tour <> ? and state in ('CONFIRMED', 'DONE'))
            """)
        .params(driver, day, besides)
        .query(Boolean.class)
        .single();
  }

  /** What of this plan another tour that drives does already. */
  List<String> doneElsewhere(long plan) {
    return jdbc
        .sql(
            """
            select distinct c.name
              from tours.stop m
              join tours.call c on c.plan = m.plan and c.call = m.call
              join tours.stops s on s.kind = c.kind and s.ref = c.ref and s.said <> 'FAILED'
              join tours.tours t on t.tour = s.tour and t.state in ('CONFIRMED', 'DONE')
             where m.plan = ? order by c.name
            """)
        .param(plan)
        .query(String.class)
        .stream()
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  long insert(
      long plan, long truck, @Nullable Long driver, LocalDate day, Checked checked, Instant now) {
    return jdbc.sql(
            """
            insert into tours.tour (plan, truck, driver, day, state, starts_at, ends_at, metres, driven, cost, changed_at)
            values (?, ?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?) returning tour
            """)
        .params(
            Arrays.asList(
                plan,
                truck,
                driver,
                day,
                Timestamp.from(checked.startsAt()),
                Timestamp.from(checked.endsAt()),
                checked.metres(),
                checked.driven(),
                checked.cost(),
                Timestamp.from(now)))
        .query(Long.class)
        .single();
  }

  void change(long tour, Checked checked, Instant now) {
    jdbc.sql(
            """
            update tours.tour set starts_at = ?, ends_at = ?, metres = ?, driven = ?, cost = ?, changed_at = ?
             where tour = ?
            """)
        .params(
            Timestamp.from(checked.startsAt()),
            Timestamp.from(checked.endsAt()),
            checked.metres(),
            checked.driven(),
            checked.cost(),
            Timestamp.from(now),
            tour)
        .update();
  }

  void remove(long tour) {
    jdbc.sql("delete from tours.tour where tour = ? and state = 'DRAFT'").param(tour).update();
  }

  /** A draft's stops are written anew with each change; what drives is not changed any more. */
  void clear(Collection<Long> tours) {
    jdbc.sql(
            """
            delete from tours.stop s using tours.tour t
             where t.tour = s.tour and t.state = 'DRAFT' and s.tour = any(?)
            """)
        .param(tours.toArray(Long[]::new))
        .update();
  }

  void fill(long tour, long plan, List<Checked.Halt> halts) {
    int size = halts.size();
    jdbc.sql(
            """
            insert into tours.stop (tour, plan, call, position, arrives_at, begins_at, leaves_at, metres, driven, rest)
            select ?, ?, h.call, h.position, h.arrives, h.begins, h.leaves, h.metres, h.driven, h.rest
              from unnest(?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                as h (call, position, metres, driven, rest, arrives, begins, leaves)
            """)
        .params(
            tour,
            plan,
            halts.stream().map(Checked.Halt::call).toArray(Integer[]::new),
            java.util.stream.IntStream.rangeClosed(1, size).boxed().toArray(Integer[]::new),
            halts.stream().map(Checked.Halt::metres).toArray(Long[]::new),
            halts.stream().map(Checked.Halt::driven).toArray(Integer[]::new),
            halts.stream().map(Checked.Halt::rest).toArray(Integer[]::new),
            halts.stream().map(halt -> halt.arrivesAt().toString()).toArray(String[]::new),
            halts.stream().map(halt -> halt.beginsAt().toString()).toArray(String[]::new),
            halts.stream().map(halt -> halt.leavesAt().toString()).toArray(String[]::new))
        .update();
  }

  /** Off its tour; of a stop of which a driver spoke nothing is taken away. */
  void takeOff(long stop) {
    jdbc.sql("delete from tours.stop where stop = ?").param(stop).update();
  }

  /**
   * The stops of a tour that drives in another order, at other times.
   *
   * @param stops in their order, each with its halt
   */
  void reorder(long tour, List<Long> stops, List<Checked.Halt> halts) {
    // out of the way first: two stops of a tour never stand at the same place
    jdbc.sql("update tours.stop set position = position + 100000 where tour = ?")
        .param(tour)
        .update();
    int size = halts.size();
    jdbc.sql(
            """
            update tours.stop s
               set position = h.position, arrives_at = h.arrives, begins_at = h.begins,
                   leaves_at = h.leaves, metres = h.metres, driven = h.driven, rest = h.rest
              from unnest(?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                as h (stop, position, metres, driven, rest, arrives, begins, leaves)
             where s.stop = h.stop and s.tour = ?
            """)
        .params(
            stops.toArray(Long[]::new),
            java.util.stream.IntStream.rangeClosed(1, size).boxed().toArray(Integer[]::new),
            halts.stream().map(Checked.Halt::metres).toArray(Long[]::new),
            halts.stream().map(Checked.Halt::driven).toArray(Integer[]::new),
            halts.stream().map(Checked.Halt::rest).toArray(Integer[]::new),
            halts.stream().map(halt -> halt.arrivesAt().toString()).toArray(String[]::new),
            halts.stream().map(halt -> halt.beginsAt().toString()).toArray(String[]::new),
            halts.stream().map(halt -> halt.leavesAt().toString()).toArray(String[]::new),
            tour)
        .update();
  }

  void confirm(long plan, Instant now) {
    jdbc.sql(
            "update tours.tour set state = 'CONFIRMED', changed_at = ? where plan = ? and state = 'DRAFT'")
        .params(Timestamp.from(now), plan)
        .update();
  }

  /** Another state, told to calendars. */
  void turn(long tour, TourState state, Instant now) {
    jdbc.sql(
            """
            update tours.tour set state = ?, sequence = sequence + 1, changed_at = ? where tour = ?
            """)
        .params(state.name(), Timestamp.from(now), tour)
        .update();
  }

  void drive(long tour, @Nullable Long driver, Instant now) {
    jdbc.sql(
            """
            update tours.tour set driver = ?, sequence = sequence + 1, changed_at = ? where tour = ?
            """)
        .params(Arrays.asList(driver, Timestamp.from(now), tour))
        .update();
  }

  List<Stop> stops(long tour) {
    return jdbc.sql(STOP + " where s.tour = ? order by s.position")
        .param(tour)
        .query(DataClassRowMapper.newInstance(Stop.class))
        .list();
  }

  List<Stop> stops(Collection<Long> tours) {
    return jdbc.sql(STOP + " where s.tour = any(?) order by s.tour, s.position")
        .param(tours.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Stop.class))
        .list();
  }

  List<Stop> stopsOf(long plan) {
    return jdbc.sql(STOP + " where s.plan = ? order by s.tour, s.position")
        .param(plan)
        .query(DataClassRowMapper.newInstance(Stop.class))
        .list();
  }

  // ---- what the driver says ----

  boolean tick(
      UUID key,
      long stop,
      Told told,
      @Nullable Trouble trouble,
      Instant saidAt,
      Instant heardAt,
      long by) {
    return jdbc.sql(
                """
                insert into tours.tick (key, stop, said, why, said_at, heard_at, by)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
                """)
            .params(
                Arrays.asList(
                    key,
                    stop,
                    told.name(),
                    trouble == null ? null : trouble.name(),
                    saidAt.atOffset(ZoneOffset.UTC),
                    heardAt.atOffset(ZoneOffset.UTC),
                    by))
            .update()
        == 1;
  }

  /** Tours of today that are not over; of the past, those of which not everything was said. */
  record Open(long open, long late) {}

  Open open(LocalDate today) {
    return jdbc.sql(
            """
            select count(*) filter (where day = ?) as open, count(*) filter (where day < ?) as late
              from tours.tour where state = 'CONFIRMED' and day <= ?
            """)
        .params(today, today, today)
        .query(DataClassRowMapper.newInstance(Open.class))
        .single();
  }

  @Nullable Instant lastDone() {
    return jdbc.sql("select max(changed_at) from tours.tour where state = 'DONE'")
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single()
        .orElse(null);
  }
}
