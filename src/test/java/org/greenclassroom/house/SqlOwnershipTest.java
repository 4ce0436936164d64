package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.house.FloorsTest.FLOORS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;

/** Whose is what in the database: a room's SQL names its own schema, and views of floors below. */
class SqlOwnershipTest extends House {
  /** Layouts that others decided: Spring Session, db-scheduler, Flyway. */
  private static final Set<String> LAYOUTS_OF_OTHERS =
      Set.of(
          "frame.session",
          "frame.session_attributes",
          "frame.scheduled_task",
          "frame.flyway_schema_history");

  /** Partners and sites are never deleted, and the book is not asked by them: the present is. */
  private static final Set<String> NOT_WORTH_AN_INDEX =
      Set.of("custody.fact fact_holder_fkey", "custody.fact fact_place_fkey");

  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./'])(" + String.join("|", FLOORS.keySet()) + ")\\.([a-z][a-z0-9_]*)\\b(?!\\()");
  private static final Pattern BEGINS_AS_SQL =
      Pattern.compile(
          "(?is)^\\s*(select|insert|update|delete|with|copy|merge|lock|truncate|from|join|left join"
              + "|where|and|or|order by|group by|union|,|\\()\\b?.*");
  private static final Pattern VERSIONED = Pattern.compile("V\\d{12}__([a-z]+)_[a-z0-9_]+\\.sql");
  private static final Pattern REPEATABLE = Pattern.compile("R__(\\d)_([a-z]+)_[a-z0-9_]+\\.sql");

  /** A name in some SQL. */
  private record Named(String room, String schema, String name, String where, boolean asIdentity) {}

  @Test
  void a_rooms_sql_names_its_own_schema_and_views_of_floors_below() {
    var views = relations("'v', 'm'");
    var wrong = new ArrayList<String>();
    for (var named : everyName()) {
      if (named.schema().equals(named.room())) continue;
      var full = named.schema() + "." + named.name();
      boolean below =
          FLOORS.getOrDefault(named.schema(), 99) < FLOORS.getOrDefault(named.room(), -99);
      if (!below) wrong.add(named.where() + ": names " + full + ", which is not below");
      else if (!views.contains(full)
          && !named.asIdentity()) // where it points is asked of the database below
      wrong.add(named.where() + ": names " + full + ", which is private there");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_room_reads_only_views_of_rooms_that_its_door_plate_names() {
    var wrong = new ArrayList<String>();
    for (var named : everyName()) {
      if (named.schema().equals(named.room()) || named.asIdentity()) continue;
      if (!FloorsTest.allowed(named.room()).contains(named.schema()))
        wrong.add(
            "%s: names %s.%s, but %s/package-info.java does not allow %s"
                .formatted(
                    named.where(), named.schema(), named.name(), named.room(), named.schema()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_table_is_singular_and_a_view_is_plural() {
    var wrong = new ArrayList<String>();
    for (var table : relations("'r', 'p'"))
      if (!LAYOUTS_OF_OTHERS.contains(table) && plural(table))
        wrong.add(table + " is a table with a plural name");
    for (var view : relations("'v', 'm'"))
      if (!plural(view)) wrong.add(view + " is a view with a singular name");
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_schema_belongs_to_a_room() {
    assertThat(
            jdbc.sql(
                    """
                    select nspname from pg_namespace
                     where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')
                    """)
                .query(String.class)
                .list())
        .isSubsetOf(Sources.rooms());
    assertThat(
            jdbc.sql("select relname from pg_class where relnamespace = 'public'::regnamespace")
                .query(String.class)
                .list())
        .as("nothing lies in the schema public")
        .isEmpty();
  }

  @Test
  void a_migration_says_when_whose_and_what_and_lies_in_its_rooms_drawer() {
    var wrong = new ArrayList<String>();
    var numbers = new TreeMap<String, String>();
    for (var file : Sources.files(file -> file.toString().endsWith(".sql"))) {
      var name = file.getFileName().toString();
      var room = Sources.room(file);
      var where = Sources.ROOT.relativize(file).toString();
      if (!where.startsWith(room + "/sql/")) wrong.add(where + ": not in the drawer sql");
      var versioned = VERSIONED.matcher(name);
      var repeatable = REPEATABLE.matcher(name);
      if (versioned.matches()) {
        if (!versioned.group(1).equals(room)) wrong.add(where + ": names another room");
        var twin = numbers.put(name.substring(0, 13), where);
        if (twin != null) wrong.add(where + ": has the same number as " + twin);
      } else if (repeatable.matches()) {
        if (!repeatable.group(2).equals(room)) wrong.add(where + ": names another room");
        if (!repeatable.group(1).equals(String.valueOf(Math.max(0, FLOORS.getOrDefault(room, 9)))))
          wrong.add(where + ": names another floor than " + FLOORS.get(room));
      } else {
        wrong.add(where + ": named neither V<12 digits>__<room>_<what>.sql nor R__<floor>_…");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_foreign_key_has_an_index() {
    var wrong =
        jdbc.sql(
                """
                select c.conrelid::regclass || ' ' || c.conname as key
                  from pg_constraint c
                 where c.contype = 'f' and not exists (
                   select from pg_index i
                    where i.indrelid = c.conrelid
                      and (select array_agg(k order by k)
                             from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) as k)
                        = (select array_agg(k order by k) from unnest(c.conkey) as k))
                 order by 1
                """)
            .query(String.class)
            .list();
    assertThat(wrong).filteredOn(key -> !NOT_WORTH_AN_INDEX.contains(key)).isEmpty();
  }

  @Test
  void a_foreign_key_points_down_to_an_identity() {
    var wrong = new ArrayList<String>();
    jdbc.sql(
            """
            select a.nspname as from_room, b.nspname as to_room, f.relname as target, t.attname as key,
                   a.nspname || '.' || r.relname || ' to ' || b.nspname || '.' || f.relname as said
              from pg_constraint c
              join pg_class r on r.oid = c.conrelid join pg_namespace a on a.oid = r.relnamespace
              join pg_class f on f.oid = c.confrelid join pg_namespace b on b.oid = f.relnamespace
              join pg_attribute t on t.attrelid = f.oid and t.attnum = c.confkey[1]
             where c.contype = 'f' and a.nspname <> b.nspname
            """)
        .query(row -> {
          int from = FLOORS.getOrDefault(row.getString("from_room"), -99);
          int to = FLOORS.getOrDefault(row.getString("to_room"), 99);
          var target = row.getString("target");
          // an identity is what is numbered for its own sake: device (device), file (sha256)
          boolean identity =
              row.getString("key").equals(target)
                  || (target.equals("file") && row.getString("key").equals("sha256"));
          if (to >= from) wrong.add(row.getString("said") + " does not point down");
          if (!identity) wrong.add(row.getString("said") + " does not point to an identity");
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_column_is_not_null_unless_a_comment_says_why() {
    var nullable =
        jdbc.sql(
                """
                select c.table_schema || '.' || c.table_name || ' ' || c.column_name
                  from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.is_nullable = 'YES' and t.table_type = 'BASE TABLE'
                   and c.table_schema not like 'pg\\_%' and c.table_schema <> 'information_schema'
                   and c.table_name <> 'flyway_schema_history'
                 order by c.table_schema, c.table_name, c.ordinal_position
                """)
            .query(String.class)
            .list();
    var explained = explainedColumns();
    assertThat(nullable).filteredOn(column -> !explained.contains(column)).isEmpty();
  }

  @Test
  void quantities_are_integers_and_moments_have_a_zone() {
    var wrong =
        jdbc.sql(
                """
                select c.table_schema || '.' || c.table_name || ' ' || c.column_name || ': ' || c.data_type
                  from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where t.table_type = 'BASE TABLE'
                   and c.table_schema not like 'pg\\_%' and c.table_schema <> 'information_schema'
                   and c.table_name not in ('flyway_schema_history', 'session', 'session_attributes')
                   and c.data_type in ('timestamp without time zone', 'time with time zone', 'money',
                     'real', 'double precision', 'character varying', 'character')
                 order by 1
                """)
            .query(String.class)
            .list();
    var explained = explainedColumns(); // a clock of another computer has no zone we know
    assertThat(wrong)
        .filteredOn(column -> !explained.contains(column.replaceFirst(": .*", "")))
        .isEmpty();
  }

  @Test
  void the_application_may_add_to_the_book_and_nothing_else() {
    for (var table : List.of("device", "fact", "slip", "checkpoint", "sealed_head")) {
      assertThat(may("custody." + table, "select")).as("select " + table).isTrue();
      assertThat(may("custody." + table, "insert")).as("insert " + table).isTrue();
      for (var right : List.of("update", "delete", "truncate", "trigger", "references"))
        assertThat(may("custody." + table, right)).as(right + " " + table).isFalse();
    }
  }

  @Test
  void the_application_owns_nothing_and_may_empty_no_table() {
    assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("green_app");
    assertThat(
            jdbc.sql(
                    """
                    select c.oid::regclass::text from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
                       and n.nspname <> 'information_schema'
                       and (pg_get_userbyid(c.relowner) = 'green_app'
                            or has_table_privilege('green_app', c.oid, 'truncate, trigger')
                            or has_schema_privilege('green_app', n.oid, 'create'))
                     order by 1
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void the_application_may_read_every_view() {
    assertThat(
            jdbc.sql(
                    """
                    select c.oid::regclass::text from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('v', 'm') and n.nspname not like 'pg\\_%'
                       and n.nspname <> 'information_schema'
                       and not has_table_privilege('green_app', c.oid, 'select')
                     order by 1
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  private boolean may(String table, String right) {
    return jdbc.sql("select has_table_privilege('green_app', ?, ?)")
        .params(table, right)
        .query(Boolean.class)
        .single();
  }

  private Set<String> relations(String kinds) {
    return new HashSet<>(
        jdbc.sql(
                """
                select n.nspname || '.' || c.relname from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in (%s) and n.nspname not like 'pg\\_%%'
                   and n.nspname <> 'information_schema'
                """
                    .formatted(kinds))
            .query(String.class)
            .list());
  }

  private static boolean plural(String name) {
    return name.endsWith("s") && !name.endsWith("ss") && !name.endsWith("us");
  }

  private static List<Named> everyName() {
    var all = new ArrayList<Named>();
    for (var literal : Sources.literals())
      if (isSql(literal))
        collect(all, literal.room(), literal.text(), literal.file(), literal.line());
    for (var file : Sources.files("sql", ".sql"))
      collect(all, Sources.room(file), withoutComments(Sources.read(file)), file, 1);
    return all;
  }

  /** A text handed to the database, or one that reads like it. */
  static boolean isSql(Sources.Literal literal) {
    return BEGINS_AS_SQL.matcher(literal.text()).matches()
        && (literal.calls().contains("sql")
            || literal.calls().stream().anyMatch(call -> call.startsWith("="))
            || literal.text().contains("\n")
            || NAME.matcher(literal.text()).find());
  }

  private static void collect(List<Named> all, String room, String sql, Path file, int firstLine) {
    if (room.isEmpty()) return;
    var matcher = NAME.matcher(sql);
    while (matcher.find()) {
      var before = sql.substring(0, matcher.start()).stripTrailing().toLowerCase();
      all.add(
          new Named(
              room,
              matcher.group(1),
              matcher.group(2),
              Sources.where(file, firstLine + Sources.lineOf(sql, matcher.start()) - 1),
              before.endsWith("references")));
    }
  }

  private static String withoutComments(String sql) {
    return sql.replaceAll("--[^\n]*", "");
  }

  /** The columns whose line has a comment, or stands below one that speaks of all that follow. */
  private static Set<String> explainedColumns() {
    var explained = new HashSet<String>();
    var column =
        Pattern.compile("^\\s+(?:add column (?:if not exists )?)?\"?([a-z_0-9]+)\"?\\s+\\S.*");
    for (var file : Sources.files("sql", ".sql")) {
      var table = "";
      boolean following = false;
      for (var line : Sources.read(file).lines().toList()) {
        var made =
            Pattern.compile("^\\s*(?:create|alter) table (?:if not exists )?([a-z_.0-9]+).*")
                .matcher(line);
        if (made.matches()) {
          table = made.group(1);
          following = false;
        }
        var inline = Pattern.compile("add column (?:if not exists )?([a-z_0-9]+)").matcher(line);
        if (!table.isEmpty() && line.contains("--") && inline.find())
          explained.add(table + " " + inline.group(1));
        var named = column.matcher(line);
        if (!table.isEmpty() && named.matches() && (line.contains("--") || following))
          explained.add(table + " " + named.group(1));
        var comment = line.contains("--") ? line.substring(line.indexOf("--")) : "";
        if (comment.matches(".*\\b(next|others|follow|follows|rest)\\b.*")) following = true;
        if (comment.contains("null")) // a check that says when it is null
        for (var word : line.split("\\W+")) explained.add(table + " " + word);
        if (line.strip().startsWith(");")) {
          table = "";
          following = false;
        }
      }
    }
    for (var move : moves())
      for (var name : List.copyOf(explained))
        if (name.startsWith(move.getKey() + " "))
          explained.add(move.getValue() + name.substring(move.getKey().length()));
    return explained;
  }

  /** A table that went to another room took its comments along. */
  private static List<Map.Entry<String, String>> moves() {
    var said = Pattern.compile("alter table ([a-z]+)\\.([a-z_]+) set schema ([a-z]+);");
    var moves = new ArrayList<Map.Entry<String, String>>();
    for (var file : Sources.files("sql", ".sql")) {
      var move = said.matcher(Sources.read(file));
      while (move.find())
        moves.add(
            Map.entry(move.group(1) + "." + move.group(2), move.group(3) + "." + move.group(2)));
    }
    return moves;
  }
}
