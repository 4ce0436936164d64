package org.greenclassroom.planning;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Cpu;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the plan sees of the house: what is ready, what is announced, and who waits. */
@Component
class Surroundings {
  /** Whoever wants machines no sooner than so many days from now is asked again later. */
  static final int AHEAD = 90;

  /** From here on a screen is large, in tenths of an inch. */
  private static final int LARGE = 150;

  /** What only a machine that can be heard is good for. */
  private static final Set<Feature> HEARD =
      Set.of(Feature.SCREEN_READER, Feature.VOICE, Feature.HEADSET, Feature.SOUND);

  private final JdbcClient jdbc;

  Surroundings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The stock in groups.
   *
   * @param devices of each group, the longest ready first; empty for what is only expected
   */
  record Shelf(List<Stock> groups, List<List<Long>> devices) {
    int pieces() {
      return groups.stream().mapToInt(Stock::count).sum();
    }
  }

  Shelf shelf(boolean withExpected) {
    var byName = new LinkedHashMap<String, Stock>();
    var devices = new LinkedHashMap<String, List<Long>>();
    ready(byName, devices);
    if (withExpected)
      for (var stock : expected()) {
        byName.put(stock.signature(), stock);
        devices.put(stock.signature(), List.of());
      }
    var groups = new ArrayList<Stock>();
    for (var stock : byName.values()) {
      var own = devices.getOrDefault(stock.signature(), List.of());
      groups.add(stock.as(groups.size(), stock.expected() ? stock.count() : own.size()));
    }
    return new Shelf(groups, new ArrayList<>(devices.values()));
  }

  /**
   * Memory and sound as the bench tried them last; the rest as a tool read it. What is read in
   * parts of a gigabyte has the rest taken by its graphics.
   */
  private void ready(Map<String, Stock> byName, Map<String, List<Long>> into) {
    jdbc.sql(
            """
            select d.device, d.kind, trim(coalesce(d.maker, '') || ' ' || coalesce(d.model, '')) as model,
                   s.site, s.name as site_name, coalesce(s.territory, h.territory) as territory,
                   s.latitude, s.longitude, m.cpu,
                   coalesce(t.memory_mb, m.memory / 1048576) as memory_mb, t.sound,
                   round(10 * sqrt((m.screens -> 0 ->> 'widthMm')::numeric ^ 2
                                 + (m.screens -> 0 ->> 'heightMm')::numeric ^ 2) / 25.4)::int as inches,
                   i.support_ends
              from custody.devices d
              join partners.partners h on h.partner = d.holder
              left join partners.sites s on s.site = d.place
              left join (select distinct on (device) device, cpu, memory, screens
                           from evidence.machines
                          where device is not null and (cpu is not null or memory is not null)
                          order by device, received_at desc) m on m.device = d.device
              left join (select distinct on (device) device, memory_mb, sound
                           from repair.tests order by device, tested_at desc, test desc) t
                     on t.device = d.device
              left join repair.systems y on y.device = d.device
              left join repair.images i on i.image = y.image
             where d.stage = 'READY' and d.holder = 1
               and d.kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET')
             order by d.changed_at, d.device
            """)
        .query(row -> {
          var cpu = row.getString("cpu");
          var read = cpu == null ? null : Cpu.read(cpu);
          var memory = row.getObject("memory_mb", Long.class);
          var sound = row.getString("sound");
          var stock =
              new Stock(
                  0,
                  DeviceKind.valueOf(row.getString("kind")),
                  row.getString("model"),
                  place(row, row.getLong("site"), row.getString("site_name")),
                  read == null ? null : Integer.valueOf(read.tier()),
                  read == null ? null : read.generation(),
                  memory == null ? null : Integer.valueOf((int) ((memory + 1023) / 1024)),
                  row.getObject("inches", Integer.class),
                  sound == null ? null : Boolean.valueOf(sound.equals("PASS")),
                  row.getObject("support_ends", LocalDate.class),
                  1,
                  false);
          var signature = stock.signature();
          byName.putIfAbsent(signature, stock);
          into.computeIfAbsent(signature, _ -> new ArrayList<>()).add(row.getLong("device"));
        });
  }

  /** Announced and not here: nobody looked at them, so they meet no requirement but their kind. */
  private List<Stock> expected() {
    return jdbc.sql(
            """
            select i.kind, trim(coalesce(i.maker, '') || ' ' || coalesce(i.model, '')) as model,
                   p.territory, null::float8 as latitude, null::float8 as longitude, count(*) as pieces
              from intake.items i
              join donations.lots l using (lot)
              join partners.partners p on p.partner = l.donor
             where i.device is null and i.difference is null and l.closed_at is null
               and i.kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET')
             group by 1, 2, 3 order by 1, 2, 3
            """)
        .query((row, _) ->
            new Stock(
                0,
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("model"),
                place(row, 0, ""),
                null,
                null,
                null,
                null,
                null,
                null,
                row.getInt("pieces"),
                true))
        .list();
  }

  /** Rooms that lack machines and are not about to end. */
  List<Wish> wishes(LocalDate today) {
    return wishes(today, null);
  }

  /** One room, while it wants something. */
  Optional<Wish> wish(long classroom, LocalDate today) {
    return wishes(today, classroom).stream().findFirst();
  }

  private List<Wish> wishes(LocalDate today, @Nullable Long only) {
    return jdbc.sql(
            """
            select n.classroom, p.name as school, n.name, n.kind, n.lacking, n.seats, n.priority, n.children,
                   n.site, n.territory, n.latitude, n.longitude, n.tier, n.generation, n.memory_mb,
                   (10 * n.inches)::int as inches, n.features, n.supported, n.due_on,
                   n.wanted_from, n.wanted_until,
                   (select array_agg(distinct trim(coalesce(d.maker, '') || ' ' || coalesce(d.model, '')))
                      from custody.devices d
                     where d.classroom = n.classroom
                       and d.stage in ('RESERVED', 'ON_THE_WAY', 'IN_CLASS')) as present
              from classrooms.needs n
              join partners.partners p on p.partner = n.school
             where n.lacking > 0 and n.state not in ('ENDING', 'LATE', 'CLOSED')
               and (?::bigint is null or n.classroom = ?)
             order by n.classroom
            """)
        .params(Arrays.asList(only, only))
        .query((row, _) -> wish(row, today))
        .list();
  }

  private static Wish wish(ResultSet row, LocalDate today) throws SQLException {
    var features = features(row.getArray("features"));
    var inches = row.getObject("inches", Integer.class);
    var memory = row.getObject("memory_mb", Integer.class);
    var from = row.getObject("wanted_from", LocalDate.class);
    var until = row.getObject("wanted_until", LocalDate.class);
    return new Wish(
        row.getLong("classroom"),
        row.getString("school"),
        row.getString("name"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getInt("lacking"),
        row.getInt("priority"),
        row.getObject("children", Integer.class),
        row.getInt("seats"),
        place(row, row.getLong("site"), ""),
        row.getObject("tier", Integer.class),
        row.getObject("generation", Integer.class),
        memory == null ? null : Integer.valueOf((memory + 1023) / 1024),
        features.contains(Feature.LARGE_SCREEN)
            ? Integer.valueOf(Math.max(LARGE, inches == null ? 0 : inches))
            : inches,
        features.stream().anyMatch(HEARD::contains),
        row.getBoolean("supported") ? row.getObject("due_on", LocalDate.class) : null,
        present(row.getArray("present")),
        (from == null || !from.isAfter(today.plusDays(AHEAD)))
            && (until == null || !until.isBefore(today)));
  }

  private static Set<Feature> features(Array array) throws SQLException {
    return Stream.of((String[]) array.getArray())
        .map(Feature::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> present(@Nullable Array array) throws SQLException {
    if (array == null) return Set.of();
    return Stream.of((String[]) array.getArray())
        .map(Stock::nameOf)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Place place(ResultSet row, long site, @Nullable String name) throws SQLException {
    return new Place(
        site,
        name == null ? "" : name,
        row.getString("territory"),
        row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class));
  }
}
