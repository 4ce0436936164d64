package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies in a day's folder: checklist, run-sheet, risks, costs. */
@Component
class SheetTable {
  private final JdbcClient jdbc;

  SheetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Something to be done before the day. */
  record Item(
      long item,
      @Nullable String code,
      @Nullable String words,
      LocalDate dueOn,
      @Nullable Instant doneAt,
      @Nullable String doneBy) {
    /** What it says; a words key when it begins with '#'. */
    public String said() {
      return code == null ? words == null ? "" : words : "#activities.task." + code;
    }
  }

  /** A line of the run-sheet. */
  record Line(
      long line,
      LineKind kind,
      @Nullable String code,
      @Nullable String words,
      int minute,
      int minutes,
      @Nullable String who) {
    /** What it says; a words key when it begins with '#'. */
    public String said() {
      return words != null ? words : code == null ? "" : "#activities.line." + code;
    }
  }

  /** Something that may go wrong, from 1 (hardly) to 3 (easily, badly). */
  record Risk(long risk, String hazard, int likelihood, int harm, String measure) {
    public int weight() {
      return likelihood * harm;
    }
  }

  record Cost(long cost, String words, long cents, String currency) {}

  record Sum(String currency, long cents) {}

  /** What can be struck out of it, as its table is called. */
  enum Part {
    ITEM,
    LINE,
    RISK,
    COST
  }

  void items(long activity, List<Kind.Task> tasks, LocalDate day) {
    jdbc.sql(
            """
            insert into activities.item (activity, code, due_on)
            select ?, t.code, t.due from unnest(?::text[], ?::date[]) as t (code, due)
            """)
        .params(
            activity,
            tasks.stream().map(Kind.Task::code).toArray(String[]::new),
            tasks.stream()
                .map(task -> day.minusDays(task.daysBefore()).toString())
                .toArray(String[]::new))
        .update();
  }

  void item(long activity, String words, LocalDate due, UUID key) {
    jdbc.sql(
            """
            insert into activities.item (activity, words, due_on, key) values (?, ?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(activity, words, due, key)
        .update();
  }

  int tick(long activity, long item, @Nullable Instant at, @Nullable Long by) {
    return jdbc.sql(
            "update activities.item set done_at = ?, done_by = ? where activity = ? and item = ?")
        .params(Arrays.asList(at == null ? null : at.atOffset(ZoneOffset.UTC), by, activity, item))
        .update();
  }

  List<Item> items(long activity) {
    return jdbc.sql(
            """
            select i.item, i.code, i.words, i.due_on, i.done_at, a.name as done_by from activities.item i
              left join people.accounts a on a.account = i.done_by
             where i.activity = ? order by i.due_on, i.item
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Item.class))
        .list();
  }

  /** The list goes with the day; what is done stays done. */
  void moveItems(long activity, int days) {
    jdbc.sql("update activities.item set due_on = due_on + ? where activity = ?")
        .params(days, activity)
        .update();
  }

  void lines(long activity, List<Kind.Line> lines) {
    jdbc.sql(
            """
            insert into activities.line (activity, kind, code, minute, minutes)
            select ?, t.kind, t.code, t.minute, t.minutes
              from unnest(?::text[], ?::text[], ?::int[], ?::int[]) as t (kind, code, minute, minutes)
            """)
        .params(
            activity,
            lines.stream().map(line -> line.kind().name()).toArray(String[]::new),
            lines.stream().map(Kind.Line::code).toArray(String[]::new),
            lines.stream().map(Kind.Line::minute).toArray(Integer[]::new),
            lines.stream().map(Kind.Line::minutes).toArray(Integer[]::new))
        .update();
  }

  void line(
      long activity,
      LineKind kind,
      String words,
      int minute,
      int minutes,
      @Nullable String who,
      UUID key) {
    jdbc.sql(
            """
            insert into activities.line (activity, kind, words, minute, minutes, who, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(Arrays.asList(activity, kind.name(), words, minute, minutes, who, key))
        .update();
  }

  /** Own words take the place of the kind's; none: the kind's stay. */
  int changeLine(
      long activity,
      long line,
      int minute,
      int minutes,
      @Nullable String words,
      @Nullable String who) {
    return jdbc.sql(
            """
            update activities.line
               set minute = ?, minutes = ?, words = case when code is null then coalesce(?, words) else ? end, who = ?
             where activity = ? and line = ?
            """)
        .params(Arrays.asList(minute, minutes, words, words, who, activity, line))
        .update();
  }

  List<Line> lines(long activity) {
    return jdbc.sql(
            """
            select line, kind, code, words, minute, minutes, who from activities.line
             where activity = ? order by minute, line
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Line.class))
        .list();
  }

  void risk(long activity, String hazard, int likelihood, int harm, String measure, UUID key) {
    jdbc.sql(
            """
            insert into activities.risk (activity, hazard, likelihood, harm, measure, key) values (?, ?, ?, ?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(activity, hazard, likelihood, harm, measure, key)
        .update();
  }

  List<Risk> risks(long activity) {
    return jdbc.sql(
            """
            select risk, hazard, likelihood, harm, measure from activities.risk
             where activity = ? order by likelihood * harm desc, risk
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Risk.class))
        .list();
  }

  void cost(long activity, String words, long cents, String currency, UUID key) {
    jdbc.sql(
            """
            insert into activities.cost (activity, words, cents, currency, key) values (?, ?, ?, ?, ?)
            on conflict (key) do nothing
            """)
        .params(activity, words, cents, currency, key)
        .update();
  }

  List<Cost> costs(long activity) {
    return jdbc.sql(
            "select cost, words, cents, currency from activities.cost where activity = ? order by cost")
        .param(activity)
        .query(DataClassRowMapper.newInstance(Cost.class))
        .list();
  }

  int strike(long activity, Part part, long number) {
    return jdbc.sql(
            "delete from activities.%1$s where activity = ? and %1$s = ?"
                .formatted(part.name().toLowerCase(Locale.ROOT)))
        .params(activity, number)
        .update();
  }

  List<Sum> sums(long activity) {
    return jdbc.sql(
            """
            select currency, sum(cents)::bigint as cents from activities.cost
             where activity = ? group by currency order by currency
            """)
        .param(activity)
        .query(DataClassRowMapper.newInstance(Sum.class))
        .list();
  }
}
