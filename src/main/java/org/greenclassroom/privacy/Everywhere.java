package org.greenclassroom.privacy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  private final JdbcClient jdbc;
  private volatile Map<String, Column> columns = Map.of();

  Everywhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Column(String name, String type, boolean needed) {}

  private Column column(Held held, Field field) {
    if (columns.isEmpty())
      columns =
          jdbc
              .sql(
                  """
                  select attrelid::regclass || '.' || attname as name, atttypid::regtype::text as type,
                         attnotnull as needed
                    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                   where attnum > 0 and not attisdropped
                  """)
              .query(Column.class)
              .list()
              .stream()
              .collect(
                  Collectors.toMap(
                      column -> column.name().replace("\"", ""), column -> column, (a, _) -> a));
    var found = columns.get(held.name() + "." + field.column());
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

  /** The rows themselves, column by column, without pictures and secrets. */
  List<Map<String, @Nullable Object>> rows(Held held, Somebody person, boolean byName) {
    var where = where(held, person, byName);
    if (where.isEmpty()) return List.of();
    var told =
        held.fields().stream()
            .map(field ->
                switch (field.kind()) {
                  case SECRET -> "'(…)' as " + quoted(field);
                  case PICTURE -> "length(" + quoted(field) + ") as " + quoted(field);
                  default -> quoted(field);
                })
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
          if (byName && held.isFoundByName() && !person.names().isEmpty())
            any.add("btrim(" + column + ") = any(:names)");
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
   * that mean one person: two Chinese characters at least, or two words.
   */
  static @Nullable String mentions(Somebody person) {
    var all = new ArrayList<String>();
    for (var address : person.addresses()) all.add("\\m" + plain(address) + "\\M");
    for (var phone : person.phones())
      if (phone.length() >= 7)
        all.add("\\m((00)?86[- ]?)?0?" + String.join("[- ]?", phone.split("")) + "\\M");
    for (var name : person.names()) {
      if (name.matches("\\p{IsHan}{2,}")) all.add(plain(name));
      else if (name.matches("\\S+\\s.*\\S") && name.length() >= 5)
        all.add("\\m" + plain(name) + "\\M");
    }
    return all.isEmpty() ? null : String.join("|", all);
  }

  private static String plain(String text) {
    return text.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1");
  }
}
