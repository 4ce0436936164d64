package org.greenclassroom.privacy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Held.Act;
import org.greenclassroom.frame.Held.Field;
import org.greenclassroom.frame.Held.Kind;
import org.greenclassroom.frame.Held.Whose;
import org.greenclassroom.frame.Somebody;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables that the rooms' lists name. Every statement is made from one line of a list, which
 * stands in the room that owns the table.
 */
@Component
class Everywhere {
  /** More of one table are counted and not told. */
  static final int MOST_ROWS = 5_000;

  private static final String LATIN = "[a-zÀ-ɏḀ-ỿ]";

  private static final Set<Kind> SAYING = EnumSet.of(Kind.NAME, Kind.MAIL, Kind.PHONE);

  private final JdbcClient jdbc;
  private volatile Map<String, Column> columns = Map.of();

  Everywhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A column of any table.
   *
   * @param plain a day, a time, a count, a measure, a word of a closed list: it names nobody
   */
  private record Column(String name, String type, boolean needed, boolean plain) {}

  private Map<String, Column> columns() {
    if (columns.isEmpty())
      columns =
          jdbc
              .sql(
                  """
                  select attrelid::regclass || '.' || attname as name, atttypid::regtype::text as type,
                         attnotnull as needed,
                         atttypid::regtype::text in ('date', 'timestamp with time zone', 'time without time zone',
                                                     'boolean', 'integer', 'smallint', 'numeric')
                         or exists (select from pg_constraint k
                                     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                                       and atttypid = 'text'::regtype
                                       and pg_get_constraintdef(k.oid) ~ '= ANY') as plain
                    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                   where attnum > 0 and not attisdropped
                  """)
              .query(Column.class)
              .list()
              .stream()
              .collect(
                  Collectors.toMap(
                      column -> column.name().replace("\"", ""), column -> column, (a, _) -> a));
    return columns;
  }

  /** What the row says beside whose it is; of those where others mention somebody, nothing. */
  private List<String> beside(Held held) {
    if (held.whose() == Whose.MENTIONED) return List.of();
    var named = held.fields().stream().map(Field::column).toList();
    var table = held.name() + ".";
    return columns().entrySet().stream()
        .filter(one -> one.getKey().startsWith(table) && one.getValue().plain())
        .map(one -> one.getKey().substring(table.length()))
        .filter(column -> !named.contains(column))
        .sorted()
        .toList();
  }

  private Column column(Held held, Field field) {
    var found = columns().get(held.name() + "." + field.column());
    if (found == null)
      throw new IllegalStateException("no column " + held.name() + "." + field.column());
    return found;
  }

  /** How many rows say something of this person; those by the name alone only when asked. */
  int count(Held held, Somebody person, boolean byName) {
    var where = where(held, person, byName);
    if (where.isEmpty()) return 0;
    return query("select count(*)::int from " + table(held) + where, person)
        .query(Integer.class)
        .single();
  }

  /**
   * Who a row that is surely of this person says that it is: its names, addresses, telephones.
   *
   * @param held a table of people that have no number
   */
  Somebody said(Held held, Somebody person) {
    var where = where(held, person, false);
    if (where.isEmpty()) return Somebody.NOBODY;
    var fields =
        held.fields().stream()
            .filter(field -> SAYING.contains(field.kind()))
            .map(field -> "(%s, '%s')".formatted(quoted(field), field.kind()))
            .collect(Collectors.joining(", "));
    var sql =
        "select distinct kind, said from "
            + table(held)
            + " cross join lateral (values "
            + fields
            + ") as v (said, kind)"
            + where
            + " and btrim(said) not in ('', '–')";
    return query(sql, person)
        .query((row, _) -> {
          var said = row.getString("said");
          return switch (Kind.valueOf(row.getString("kind"))) {
            case MAIL -> Somebody.address(said);
            case PHONE -> Somebody.phone(said);
            default -> Somebody.called(List.of(said));
          };
        })
        .stream()
        .map(Objects::requireNonNull)
        .reduce(Somebody.NOBODY, Somebody::and);
  }

  /** The rows themselves, column by column, without pictures, secrets and numbers of others. */
  List<Map<String, @Nullable Object>> rows(Held held, Somebody person, boolean byName) {
    var where = where(held, person, byName);
    if (where.isEmpty()) return List.of();
    var told =
        Stream.concat(
                held.fields().stream()
                    .map(field ->
                        switch (field.kind()) {
                          case SECRET -> "'(…)' as " + quoted(field);
                          case PICTURE -> "length(" + quoted(field) + ") as " + quoted(field);
                          default -> quoted(field);
                        }),
                beside(held).stream().map("\"%1$s\"::text as \"%1$s\""::formatted))
            .collect(Collectors.joining(", "));
    return query("select " + told + " from " + table(held) + where + " limit " + MOST_ROWS, person)
        .query()
        .listOfRows();
  }

  /** Lets go of a person in this table, as its line says; how many rows. */
  int forget(Held held, Somebody person, boolean byName) {
    var where = where(held, person, byName);
    if (where.isEmpty()) return 0;
    return switch (held.act()) {
      case DELETE -> query("delete from " + table(held) + where, person).update();
      case BLANK ->
          query("update " + table(held) + " set " + emptied(held) + where, person).update();
      case REDACT ->
          query("update " + table(held) + " set " + redacted(held) + where, person).update();
      case OWN, KEEP -> 0;
    };
  }

  /** Takes away what is past its time; how many rows. */
  int sweep(Held held, Instant now) {
    var until = held.until();
    if (until.since() == null || until.days() == null) return 0;
    var past = " where \"" + until.since() + "\" < :before";
    var sql =
        held.act() == Act.BLANK
            ? "update " + table(held) + " set " + emptied(held) + past + " and " + filled(held)
            : "delete from " + table(held) + past;
    return jdbc.sql(sql)
        .param("before", Timestamp.from(now.minus(Duration.ofDays(until.days()))))
        .update();
  }

  // ---- the pieces ----

  private static String table(Held held) {
    return held.room() + ".\"" + held.table() + '"';
  }

  private static String quoted(Field field) {
    return '"' + field.column() + '"';
  }

  /** Empty: in this table nobody is found by what is known. */
  private String where(Held held, Somebody person, boolean byName) {
    var any = new ArrayList<String>();
    for (var field : held.fields()) {
      if (held.act() == Act.REDACT && field.kind() != Kind.WORDS && field.kind() != Kind.JSON)
        continue; // rows stay: only running text is looked through
      var column = quoted(field);
      switch (field.kind()) {
        case ACCOUNT -> {
          if (!person.accounts().isEmpty()) any.add(column + " = any(:accounts)");
        }
        case VOLUNTEER -> {
          if (!person.volunteers().isEmpty()) any.add(column + " = any(:volunteers)");
        }
        case TEACHER -> {
          if (!person.teachers().isEmpty()) any.add(column + " = any(:teachers)");
        }
        case MAIL -> {
          if (!person.addresses().isEmpty()) any.add("lower(" + column + ") = any(:addresses)");
        }
        case PHONE -> {
          if (!person.phones().isEmpty())
            any.add(
                "regexp_replace(regexp_replace(%s, '\\D', '', 'g'), '%s', '') = any(:phones)"
                    .formatted(column, Somebody.DIALLED_BEFORE));
        }
        case NAME -> {
          if (byName && !person.names().isEmpty())
            any.add("btrim(" + column + ") = any(:names)" + nothingElse(held));
        }
        case WORDS, JSON -> {
          if (held.whose() == Whose.MENTIONED && mentions(person) != null)
            any.add(column + "::text ~* :mentions");
        }
        case SUBJECT, PICTURE, SECRET -> {}
      }
    }
    if (any.isEmpty()) return "";
    var found = " where (" + String.join(" or ", any) + ")";
    return held.act() == Act.BLANK ? found + " and " + filled(held) : found;
  }

  /** A name means somebody where the row has no number, no address, no telephone to go by. */
  private static String nothingElse(Held held) {
    return held.fields().stream()
        .filter(Field::isSure)
        .map(field -> " and coalesce(%s::text, '') = ''".formatted(quoted(field)))
        .collect(Collectors.joining());
  }

  /** Whether anything of somebody still stands there. */
  private String filled(Held held) {
    return held.fields().stream()
        .filter(field -> !field.kind().isNumber() && field.kind() != Kind.SECRET)
        .map(field -> quoted(field) + " is distinct from " + instead(held, field))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private String emptied(Held held) {
    return held.fields().stream()
        .filter(field -> !field.kind().isNumber())
        .map(field -> quoted(field) + " = " + instead(held, field))
        .collect(Collectors.joining(", "));
  }

  private String redacted(Held held) {
    return held.fields().stream()
        .filter(field -> field.kind() == Kind.WORDS || field.kind() == Kind.JSON)
        .map(field -> {
          var type = column(held, field).type();
          return "%1$s = regexp_replace(%1$s::text, :mentions, '…', 'gi')%2$s"
              .formatted(quoted(field), type.equals("text") ? "" : "::" + type);
        })
        .collect(Collectors.joining(", "));
  }

  /** What stands there afterwards. */
  private String instead(Held held, Field field) {
    var column = column(held, field);
    if (field.instead() != null)
      return switch (field.instead()) {
        case "number" -> "\"" + held.table() + "\"::text";
        case "former" -> "'" + held.whose().former() + "'";
        case "nobody" -> "'nobody@example.invalid'"; // RFC 2606: no mail gets there
        case "there" -> "case when \"" + field.column() + "\" is not null then '–' end";
        default -> "''";
      };
    if (!column.needed()) return "null::" + column.type();
    return switch (field.kind()) {
      case NAME -> "'" + held.whose().former() + "'";
      case SECRET -> "encode(sha256(gen_random_uuid()::text::bytea), 'hex')";
      case PICTURE -> "'\\x'::bytea";
      default -> "'–'";
    };
  }

  private JdbcClient.StatementSpec query(String sql, Somebody person) {
    var values = new HashMap<String, Object>();
    values.put("accounts", person.accounts().toArray(Long[]::new));
    values.put("volunteers", person.volunteers().toArray(Long[]::new));
    values.put("teachers", person.teachers().toArray(Long[]::new));
    values.put("addresses", person.addresses().toArray(String[]::new));
    values.put("phones", person.phones().toArray(String[]::new));
    values.put("names", person.names().toArray(String[]::new));
    var statement = jdbc.sql(sql);
    for (var value : values.entrySet())
      if (sql.contains(":" + value.getKey()))
        statement = statement.param(value.getKey(), value.getValue());
    var mentions = mentions(person);
    if (mentions != null && sql.contains(":mentions"))
      statement = statement.param("mentions", mentions);
    return statement;
  }

  /**
   * A pattern for the person in running text: addresses, telephones with their spaces, and names
   * that mean one person: two Chinese characters at least, or two words. Each begins and ends where
   * no sign of its own kind goes on: Chinese is written without spaces, so that words, as the
   * database has them, do not end there.
   */
  static @Nullable String mentions(Somebody person) {
    var all = new ArrayList<String>();
    for (var address : person.addresses())
      all.add("(?<![a-z0-9._%+-])" + plain(address) + "(?![a-z0-9-]|\\.[a-z0-9])");
    for (var phone : person.phones())
      all.add(
          "(?<![a-z0-9])((00)?86[- ]?)?0?"
              + String.join("[- ]?", phone.split(""))
              + "(?![a-z0-9])");
    for (var name : person.names()) {
      if (name.matches("\\p{IsHan}{2,}")) all.add(plain(name));
      else if (name.matches("\\p{IsHan}+([·•・‧]\\p{IsHan}+)+"))
        all.add(name.replaceAll("[·•・‧]", "[·•・‧.]?"));
      else if (name.matches("\\S+\\s.*\\S") && name.length() >= 5)
        all.add("(?<!" + LATIN + ")" + plain(name) + "(?!" + LATIN + ")");
    }
    return all.isEmpty() ? null : String.join("|", all);
  }

  private static String plain(String text) {
    return text.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1");
  }
}
