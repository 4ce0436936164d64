package org.greenclassroom.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A plan that is done, read for pages, lists and the confirmation. */
@Repository
class Reading {
  private static final String ROOM =
      """
      w.classroom, w.school, w.name, w.territory, w.kind, w.demand, w.priority, w.children, w.given,
      w.worth, w.kilometres, w.why, w.hindrance, w.fitting, w.left_over
      """;

  private final JdbcClient jdbc;

  Reading(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A room in a plan, with what it gets. */
  record Room(
      long classroom,
      String school,
      String name,
      String territory,
      DeviceKind kind,
      int demand,
      int priority,
      @Nullable Integer children,
      int given,
      long worth,
      @Nullable Long kilometres,
      Finding.@Nullable Why why,
      @Nullable Hindrance hindrance,
      int fitting,
      int leftOver,
      List<Given> lines) {
    Room with(List<Given> own) {
      return new Room(
          classroom,
          school,
          name,
          territory,
          kind,
          demand,
          priority,
          children,
          given,
          worth,
          kilometres,
          why,
          hindrance,
          fitting,
          leftOver,
          own);
    }

    public int least() {
      return (demand + 1) / 2;
    }
  }

  /** Machines of one group that a room gets. */
  record Given(
      String model,
      String site,
      String territory,
      int pieces,
      @Nullable Long kilometres,
      boolean expected) {}

  /** What became of one kind of machine: ready or expected, and planned. */
  record Used(DeviceKind kind, int pieces, int planned, int wanted) {
    public int left() {
      return pieces - planned;
    }
  }

  /** How many rooms get all, a part, nothing. */
  record Shares(long all, long part, long none) {
    public long rooms() {
      return all + part + none;
    }
  }

  /** Which rooms are looked at. */
  enum Which {
    WHOLE,
    PART,
    NONE
  }

  Slice<Room> rooms(long plan, @Nullable Which which, @Nullable String after, int size) {
    var at = after == null ? new String[] {"1001", "0"} : after.split("-", 2);
    if (at.length != 2 || !at[0].matches("\\d{1,4}") || !at[1].matches("\\d{1,18}"))
      throw Refusal.notFound(String.valueOf(after));
    var rows =
        jdbc.sql(
                "select "
                    + ROOM
                    + """
                      from planning.wish w
                     where w.plan = ?
                       and (w.priority, -w.classroom) < (?, ?)
                       and (?::text is null or ? = case when w.given = 0 then 'NONE'
                              when w.given < w.demand then 'PART' else 'WHOLE' end)
                     order by w.priority desc, w.classroom limit ?
                    """)
            .params(
                Arrays.asList(
                    plan,
                    Integer.valueOf(at[0]),
                    -Long.parseLong(at[1]),
                    which == null ? null : which.name(),
                    which == null ? null : which.name(),
                    size + 1))
            .query((row, _) -> room(row))
            .list();
    var lines = lines(plan, rows.stream().map(Room::classroom).toList());
    return Slice.of(
        rows.stream().map(row -> row.with(lines.getOrDefault(row.classroom(), List.of()))).toList(),
        size,
        row -> row.priority() + "-" + row.classroom());
  }

  Room room(long plan, long classroom) {
    return roomIfThere(plan, classroom)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(classroom)));
  }

  Optional<Room> roomIfThere(long plan, long classroom) {
    return jdbc.sql("select " + ROOM + " from planning.wish w where w.plan = ? and w.classroom = ?")
        .params(plan, classroom)
        .query((row, _) -> room(row))
        .optional()
        .map(room -> room.with(lines(plan, List.of(classroom)).getOrDefault(classroom, List.of())));
  }

  /** Machines of the plan that are announced and not here. */
  long expected(long plan) {
    return jdbc.sql(
            """
            select coalesce(sum(g.pieces), 0) from planning.given g join planning.stock s using (plan, grp)
             where g.plan = ? and s.expected
            """)
        .param(plan)
        .query(Long.class)
        .single();
  }

  private Map<Long, List<Given>> lines(long plan, List<Long> rooms) {
    var lines = new LinkedHashMap<Long, List<Given>>();
    jdbc.sql(
            """
            select g.classroom, s.model, s.site_name, s.territory, g.pieces, g.kilometres, s.expected
              from planning.given g join planning.stock s using (plan, grp)
             where g.plan = ? and g.classroom = any (?::bigint[])
             order by g.classroom, g.pieces desc, g.grp
            """)
        .params(
            plan, rooms.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
        .query(row -> {
          lines
              .computeIfAbsent(row.getLong("classroom"), _ -> new ArrayList<>())
              .add(
                  new Given(
                      row.getString("model"),
                      row.getString("site_name"),
                      row.getString("territory"),
                      row.getInt("pieces"),
                      row.getObject("kilometres", Long.class),
                      row.getBoolean("expected")));
        });
    return lines;
  }

  Shares shares(long plan) {
    return jdbc.sql(
            """
            select count(*) filter (where given = demand) as whole,
                   count(*) filter (where given > 0 and given < demand) as part,
                   count(*) filter (where given = 0) as none
              from planning.wish where plan = ?
            """)
        .param(plan)
        .query(
            (row, _) -> new Shares(row.getLong("whole"), row.getLong("part"), row.getLong("none")))
        .single();
  }

  List<Used> used(long plan) {
    return jdbc.sql(
            """
            select k.kind, coalesce(s.pieces, 0) as pieces, coalesce(w.given, 0) as planned,
                   coalesce(w.demand, 0) as wanted
              from unnest(array['LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET']) with ordinality as k (kind, nth)
              left join (select kind, sum(pieces) as pieces from planning.stock where plan = ? group by kind) s
                     on s.kind = k.kind
              left join (select kind, sum(given) as given, sum(demand) as demand
                           from planning.wish where plan = ? group by kind) w on w.kind = k.kind
             where s.pieces > 0 or w.demand > 0
             order by k.nth
            """)
        .params(plan, plan)
        .query((row, _) ->
            new Used(
                DeviceKind.valueOf(row.getString("kind")),
                row.getInt("pieces"),
                row.getInt("planned"),
                row.getInt("wanted")))
        .list();
  }

  /** The stock of one kind as the plan saw it. */
  List<Stock> stock(long plan, DeviceKind kind) {
    return jdbc.sql(
            """
            select s.grp, s.kind, s.model, site, s.site_name, s.territory, s.tier, s.generation, s.memory_gb,
                   s.inches, s.sound, s.support_ends, s.expected, s.pieces,
                   p.latitude, p.longitude
              from planning.stock s left join partners.sites p using (site)
             where s.plan = ? and s.kind = ? order by s.pieces desc, s.grp
            """)
        .params(plan, kind.name())
        .query((row, _) ->
            new Stock(
                row.getInt("grp"),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("model"),
                new Place(
                    row.getLong("site"),
                    row.getString("site_name"),
                    row.getString("territory"),
                    row.getObject("latitude", Double.class),
                    row.getObject("longitude", Double.class)),
                row.getObject("tier", Integer.class),
                row.getObject("generation", Integer.class),
                row.getObject("memory_gb", Integer.class),
                row.getObject("inches", Integer.class),
                row.getObject("sound", Boolean.class),
                row.getObject("support_ends", LocalDate.class),
                row.getInt("pieces"),
                row.getBoolean("expected")))
        .list();
  }

  /** Machines of each group that the room gets, by signature. */
  Map<String, Integer> pieces(long plan, long classroom) {
    var pieces = new LinkedHashMap<String, Integer>();
    jdbc.sql(
            """
            select s.signature, g.pieces
              from planning.given g join planning.stock s using (plan, grp)
             where g.plan = ? and g.classroom = ? order by g.grp
            """)
        .params(plan, classroom)
        .query(row -> {
          pieces.put(row.getString("signature"), row.getInt("pieces"));
        });
    return pieces;
  }

  /** The very devices, by room. */
  SortedMap<Long, List<Tag>> picked(long plan) {
    var picked = new TreeMap<Long, List<Tag>>();
    jdbc.sql(
            """
            select k.classroom, d.tag from planning.pick k join custody.devices d using (device)
             where k.plan = ?
            """)
        .param(plan)
        .query(row -> {
          picked
              .computeIfAbsent(row.getLong("classroom"), _ -> new ArrayList<>())
              .add(Tag.parse(row.getString("tag")));
        });
    return picked;
  }

  /** One line of the list to take away: one device, or what is expected of a group. */
  record Listed(
      long classroom,
      String school,
      String room,
      @Nullable String tag,
      DeviceKind kind,
      String model,
      String site,
      int pieces,
      @Nullable Long kilometres,
      boolean expected) {}

  void each(long plan, Consumer<Listed> taker) {
    jdbc.sql(
            """
            select w.classroom, w.school, w.name, d.tag, s.kind, s.model, s.site_name, g.kilometres, s.expected,
                   case when k.device is null then g.pieces else 1 end as pieces
              from planning.given g
              join planning.wish w using (plan, classroom)
              join planning.stock s using (plan, grp)
              left join planning.pick k using (plan, classroom, grp)
              left join custody.devices d using (device)
             where g.plan = ?
             order by w.priority desc, w.classroom, g.pieces desc, g.grp, d.tag
            """)
        .param(plan)
        .query(row -> {
          taker.accept(
              new Listed(
                  row.getLong("classroom"),
                  row.getString("school"),
                  row.getString("name"),
                  row.getString("tag"),
                  DeviceKind.valueOf(row.getString("kind")),
                  row.getString("model"),
                  row.getString("site_name"),
                  row.getInt("pieces"),
                  row.getObject("kilometres", Long.class),
                  row.getBoolean("expected")));
        });
  }

  /** The last plan that is done and looked at this room. */
  record Last(long plan, int given, int demand, boolean confirmed) {}

  Optional<Last> last(long classroom) {
    return jdbc.sql(
            """
            select w.plan, w.given, w.demand,
                   exists (select from planning.confirmation c where c.plan = w.plan) as confirmed
              from planning.wish w where w.classroom = ? order by w.plan desc limit 1
            """)
        .param(classroom)
        .query((row, _) ->
            new Last(
                row.getLong("plan"),
                row.getInt("given"),
                row.getInt("demand"),
                row.getBoolean("confirmed")))
        .optional();
  }

  private static Room room(ResultSet row) throws SQLException {
    var why = row.getString("why");
    var hindrance = row.getString("hindrance");
    return new Room(
        row.getLong("classroom"),
        row.getString("school"),
        row.getString("name"),
        row.getString("territory"),
        DeviceKind.valueOf(row.getString("kind")),
        row.getInt("demand"),
        row.getInt("priority"),
        row.getObject("children", Integer.class),
        row.getInt("given"),
        row.getLong("worth"),
        row.getObject("kilometres", Long.class),
        why == null ? null : Finding.Why.valueOf(why),
        hindrance == null ? null : Hindrance.valueOf(hindrance),
        row.getInt("fitting"),
        row.getInt("left_over"),
        List.of());
  }
}
