package org.greenclassroom.catalogue;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Sweep;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.custody.Written;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code catalogue.sweep} and {@code catalogue.sweep_line}. */
@Component
class Sweeps {
  private final JdbcClient jdbc;

  Sweeps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select sweep from catalogue.sweep where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key, Act act, @Nullable String query, Sweep.Swept swept, long account, Instant at) {
    var why = act.why();
    long sweep =
        jdbc.sql(
                """
                insert into catalogue.sweep (key, word, why, query, changed, unchanged, refused, account,
                                             swept_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning sweep
                """)
            .params(
                Arrays.asList(
                    key,
                    act.word().name(),
                    why == null ? null : why.name(),
                    query,
                    swept.written().size(),
                    swept.already().size(),
                    swept.refused().size(),
                    account,
                    at.atOffset(ZoneOffset.UTC)))
            .query(Long.class)
            .single();
    lines(
        sweep,
        "CHANGED",
        swept.written().stream().map(Written::tag).toList(),
        swept.written().stream().map(Written::number).toList());
    lines(sweep, "UNCHANGED", swept.already(), List.of());
    refused(sweep, swept.refused());
    return sweep;
  }

  private void lines(long sweep, String outcome, List<Tag> tags, List<Long> facts) {
    if (tags.isEmpty()) return;
    jdbc.sql(
            """
            insert into catalogue.sweep_line (sweep, device, tag, outcome, fact)
            select ?, d.device, d.tag, ?, n.fact
              from unnest(?::text[], ?::bigint[]) as n(tag, fact)
              join custody.devices d on d.tag = n.tag
            """)
        .params(
            sweep,
            outcome,
            tags.stream().map(Tag::code).toArray(String[]::new),
            facts.toArray(Long[]::new))
        .update();
  }

  private void refused(long sweep, Map<Tag, Refusal> refused) {
    if (refused.isEmpty()) return;
    // an array of arrays of different lengths is none: the arguments go as one text each
    jdbc.sql(
            """
            insert into catalogue.sweep_line (sweep, device, tag, outcome, reason, arguments)
            select ?, d.device, d.tag, 'REFUSED', n.reason, string_to_array(n.arguments, E'\\x1f')
              from unnest(?::text[], ?::text[], ?::text[]) as n(tag, reason, arguments)
              join custody.devices d on d.tag = n.tag
            """)
        .params(
            sweep,
            refused.keySet().stream().map(Tag::code).toArray(String[]::new),
            refused.values().stream().map(Refusal::key).toArray(String[]::new),
            refused.values().stream().map(Sweeps::arguments).toArray(String[]::new))
        .update();
  }

  private static String arguments(Refusal refusal) {
    return String.join("\u001f", Arrays.stream(refusal.arguments()).map(Sweeps::argument).toList());
  }

  /** A word of ours is kept by its key, to be said in the language of whoever reads it. */
  private static String argument(Object argument) {
    if (!(argument instanceof Enum<?> word)) return Objects.toString(argument);
    var type = word.getDeclaringClass();
    return "#"
        + type.getPackageName().replaceFirst(".*\\.", "")
        + "."
        + type.getSimpleName().toLowerCase(Locale.ROOT)
        + "."
        + word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<Swept> sweep(long sweep) {
    return jdbc.sql(
            """
            select s.sweep, s.word, s.why, s.query, s.changed, s.unchanged, s.refused, a.name as person,
                   s.swept_at, s.undone_at,
                   (select count(*) from catalogue.sweep_line l where l.sweep = s.sweep and l.struck)
                     as struck
              from catalogue.sweep s left join people.accounts a on a.account = s.account
             where s.sweep = ?
            """)
        .param(sweep)
        .query((row, _) -> {
          var why = row.getString("why");
          var undone = row.getTimestamp("undone_at");
          return new Swept(
              row.getLong("sweep"),
              Act.Word.valueOf(row.getString("word")),
              why == null ? null : Fact.Condemned.Why.valueOf(why),
              row.getString("query"),
              row.getInt("changed"),
              row.getInt("unchanged"),
              row.getInt("refused"),
              row.getString("person"),
              row.getTimestamp("swept_at").toInstant(),
              undone == null ? null : undone.toInstant(),
              row.getInt("struck"));
        })
        .optional();
  }

  /** Those that were refused, by their tags. */
  List<Refused> refused(long sweep, int limit) {
    return jdbc.sql(
            """
            select tag, reason, arguments from catalogue.sweep_line
             where sweep = ? and outcome = 'REFUSED' order by tag limit ?
            """)
        .params(sweep, limit)
        .query((row, _) ->
            new Refused(
                new Tag(row.getString(1)), row.getString(2), texts(row.getArray("arguments"))))
        .list();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /** Locks the sweep; whether it still stands. */
  boolean lockStanding(long sweep) {
    return jdbc.sql("select undone_at is null from catalogue.sweep where sweep = ? for update")
        .param(sweep)
        .query(Boolean.class)
        .single();
  }

  /** The facts that a sweep wrote, by device. */
  Map<Tag, Long> facts(long sweep) {
    var facts = new HashMap<Tag, Long>();
    jdbc.sql("select tag, fact from catalogue.sweep_line where sweep = ? and outcome = 'CHANGED'")
        .param(sweep)
        .query(row -> {
          facts.put(new Tag(row.getString(1)), row.getLong(2));
        });
    return facts;
  }

  void undone(long sweep, List<Tag> struck, Instant at, long account) {
    jdbc.sql("update catalogue.sweep set undone_at = ?, undone_by = ? where sweep = ?")
        .params(at.atOffset(ZoneOffset.UTC), account, sweep)
        .update();
    jdbc.sql(
            """
            update catalogue.sweep_line set struck = tag = any(?)
             where sweep = ? and outcome = 'CHANGED'
            """)
        .params(struck.stream().map(Tag::code).toArray(String[]::new), sweep)
        .update();
  }
}
