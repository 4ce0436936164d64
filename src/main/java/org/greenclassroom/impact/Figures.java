package org.greenclassroom.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows behind the figures, from the views of the rooms below. A figure is the sum over the very
 * statement that lists its rows; {@link Sums} has the same sums without adding up all rows.
 */
@Component
class Figures {
  private final JdbcClient jdbc;

  Figures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a page of rows begins. */
  record After(long key, long part) {
    static final After START = new After(-1, 0);

    static After parse(@Nullable String typed) {
      if (typed == null || !typed.matches("\\d{1,18}\\.\\d{1,18}")) return START;
      var halves = typed.split("\\.");
      return new After(Long.parseLong(halves[0]), Long.parseLong(halves[1]));
    }
  }

  private static final String DEVICES =
      """
      select d.device as key, 0::bigint as part, %s as amount, d.tag, d.kind, d.maker, d.model,
             d.serial, p.name as donor, d.stage, d.basis, d.first_received_at
        from custody.devices d left join partners.partners p on p.partner = d.donor
       where %s
      """;

  /**
   * Days are counted in the programme's calendar: a stay that ends on the day it began has none,
   * and from a miss to the find nobody knows where it was.
   */
  private static final String STAYS =
      """
      select l.device as key, (extract(epoch from l.installed_at) * 1000000)::bigint as part,
             (coalesce(l.ended_at, :at) at time zone 'Asia/Shanghai')::date
               - (l.installed_at at time zone 'Asia/Shanghai')::date - l.missing_days as amount,
             l.tag, d.kind, d.model, coalesce(s.name, '') as school, coalesce(c.name, '') as classroom,
             l.installed_at, l.ended_at, l.missing_days
        from classrooms.loans l
        join custody.devices d using (device)
        left join classrooms.classrooms c on c.classroom = l.classroom
        left join partners.partners s on s.partner = c.school
       where true
      """;

  private static final String WEIGHINGS =
      """
      select w.weighing as key, 0::bigint as part, w.net_grams as amount, w.ticket, b.number as batch,
             p.name as plant, w.weighed_on, w.gross_grams, w.tare_grams
        from dismantling.weighings w
        join dismantling.batches b using (batch)
        join partners.partners p on p.partner = w.plant
      """;

  /**
   * A certificate states one weight for all it names. Each device's share is by its own recorded
   * weight; cut at the running sums, the shares add up to the certificate to the gram.
   */
  private static final String TREATMENTS =
      """
      select t.device as key, t.certificate as part, t.share as amount, d.tag, d.kind, d.model,
             t.number as certificate, p.name as plant, t.issued_on
        from (select x.device, x.certificate, c.number, c.plant, c.issued_on,
                     (c.grams * sum(g.grams) over upto / sum(g.grams) over whole)::bigint
                       - coalesce((c.grams * sum(g.grams) over before / sum(g.grams) over whole)::bigint, 0)
                       as share
                from dismantling.treatments x
                join dismantling.certificates c on c.certificate = x.certificate
                join custody.devices g on g.device = x.device
               where %s
              window whole as (partition by x.certificate),
                     upto as (partition by x.certificate order by x.device rows unbounded preceding),
                     before as (partition by x.certificate order by x.device
                                rows between unbounded preceding and 1 preceding)) t
        join custody.devices d on d.device = t.device
        join partners.partners p on p.partner = t.plant
       where true
      """;

  /** Certificates that name a device of the scope: the others' shares need not be reckoned. */
  private static final String NAMED =
      """
      x.certificate in (select n.certificate
                          from custody.devices d join dismantling.treatments n on n.device = d.device
                         where true
      """;

  /** Taken over in several goes or not, a room is one from its first day. */
  private static final String ROOMS =
      """
      select a.classroom as key, 0::bigint as part, 1::bigint as amount, s.name as school, c.name as classroom,
             a.accepted_on
        from (select x.classroom, min(x.accepted_on) as accepted_on
                from classrooms.acceptances x group by x.classroom) a
        join classrooms.classrooms c on c.classroom = a.classroom
        join partners.partners s on s.partner = c.school
      """;

  private static final String DAYS =
      """
      select a.activity as key, 0::bigint as part, 1::bigint as amount, a.day, a.title, s.name as school
        from activities.activities a left join partners.partners s on s.partner = a.school
       where a.state = 'HELD' and not a.removed
      """;

  /**
   * As they may be told: rooms of fewer than ten and rooms for special needs are rows of many
   * rooms, without a name. A donor's own: classrooms in which a device of theirs stood during that
   * school year, each by itself.
   */
  private static final String HEADCOUNTS =
      """
      select coalesce(h.classroom, 0) as key,
             substr(h.school_year, 1, 4)::bigint + case when h.source = 'SMALL' then 10000 else 0 end as part,
             h.pupils as amount, s.name as school, c.name as classroom, h.school_year, h.source
        from %s h
        left join classrooms.classrooms c on c.classroom = h.classroom
        left join partners.partners s on s.partner = c.school
       where (:year = '' or h.school_year = :year)
      """;

  private static final String STOOD =
      """
      with lent as materialized (
        select distinct l.classroom, l.since, l.until
          from custody.devices d join classrooms.presences l on l.device = d.device
         where true
      """;

  /** Room by room: else the latest count of every room there is would be looked for first. */
  private static final String COUNTED_THERE =
      """
      (select k.classroom, k.school_year, k.pupils, k.source
         from (select distinct l.classroom from lent l) r
        cross join lateral (select * from classrooms.tellable_headcounts k
                              where k.classroom = r.classroom offset 0) k)
      """;

  private static final String DURING =
      """
         and exists (
               select from lent l
                where l.classroom = h.classroom
                  and l.since < (substr(h.school_year, 6, 4) || '-09-01')::timestamp at time zone 'Asia/Shanghai'
                  and coalesce(l.until, 'infinity') >= (substr(h.school_year, 1, 4) || '-09-01')::timestamp at time zone 'Asia/Shanghai')
      """;

  private static String rowsOf(Figure figure, Scope scope) {
    return switch (figure) {
      case DEVICES_RECEIVED -> devices("1::bigint", "true", scope);
      case WEIGHT_RECEIVED_WEIGHED -> devices("d.grams", "d.basis <> 'ESTIMATED'", scope);
      case WEIGHT_RECEIVED_ESTIMATED -> devices("d.grams", "d.basis = 'ESTIMATED'", scope);
      case DEVICES_LENT_NOW -> devices("1::bigint", "d.stage = 'IN_CLASS'", scope);
      case DEVICES_DISMANTLED -> devices("1::bigint", "d.stage = 'DISMANTLED'", scope);
      case DEVICES_LOST -> devices("1::bigint", "d.stage = 'LOST'", scope);
      case DEVICES_GIVEN_BACK -> devices("1::bigint", "d.stage = 'WITH_DONOR'", scope);
      case DEVICES_WITH_SCHOOLS -> devices("1::bigint", "d.stage = 'WITH_SCHOOL'", scope);
      case COMPUTER_YEARS -> STAYS + scope.own();
      case WEIGHT_TO_PLANTS -> WEIGHINGS;
      case WEIGHT_TREATED -> treatments(scope);
      case CLASSROOMS -> ROOMS;
      case ACTIVITIES -> DAYS;
      case PUPILS -> headcounts(scope);
    };
  }

  private static String headcounts(Scope scope) {
    return scope.isEverything()
        ? HEADCOUNTS.formatted("(select * from classrooms.tellable_headcounts)")
        : STOOD + scope.own() + ")" + HEADCOUNTS.formatted(COUNTED_THERE) + DURING;
  }

  private static String devices(String amount, String which, Scope scope) {
    return DEVICES.formatted(amount, which) + scope.own();
  }

  private static String treatments(Scope scope) {
    var named = scope.isEverything() ? "true" : NAMED + scope.own() + ")";
    return TREATMENTS.formatted(named) + scope.own();
  }

  /** The sum and the number of a figure's rows, by adding all of them up. */
  Worth worth(Figure figure, @Nullable String year, Scope scope, Instant at) {
    return with(
            jdbc.sql(
                "select coalesce(sum(r.amount), 0)::bigint, count(*) from ("
                    + rowsOf(figure, scope)
                    + ") r"),
            figure,
            year,
            scope,
            at)
        .query((row, _) -> new Worth(figure, year, row.getLong(1), row.getLong(2)))
        .single();
  }

  /** All school years in which pupils were counted in this scope, with their sums. */
  List<Worth> perYear(Figure figure, Scope scope, Instant at) {
    return with(
            jdbc.sql(
                "select r.school_year, sum(r.amount)::bigint, count(*) from ("
                    + rowsOf(figure, scope)
                    + ") r group by r.school_year order by r.school_year"),
            figure,
            null,
            scope,
            at)
        .query((row, _) -> new Worth(figure, row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** A page of the rows behind a figure. */
  List<Row> rows(
      Figure figure, @Nullable String year, Scope scope, Instant at, After after, int limit) {
    return with(
            jdbc.sql(
                "select * from ("
                    + rowsOf(figure, scope)
                    + ") r where (r.key, r.part) > (:key, :part) order by r.key, r.part limit :limit"),
            figure,
            year,
            scope,
            at)
        .param("key", after.key())
        .param("part", after.part())
        .param("limit", limit)
        .query((row, _) -> row(figure.kind, row))
        .list();
  }

  /** Streams all rows behind a figure. */
  void each(Figure figure, @Nullable String year, Scope scope, Instant at, Consumer<Row> consumer) {
    with(
            jdbc.sql("select * from (" + rowsOf(figure, scope) + ") r order by r.key, r.part"),
            figure,
            year,
            scope,
            at)
        .withFetchSize(2_000)
        .query(row -> {
          consumer.accept(row(figure.kind, row));
        });
  }

  /**
   * What became of one gift.
   *
   * @param where the school, or whoever has it
   */
  record Outcome(
      Tag tag,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String donorsTag,
      Stage stage,
      String where,
      Instant since) {}

  /** What became of every gift, in the order in which they came. */
  List<Outcome> outcomes(Scope scope, int limit) {
    return own(
            jdbc.sql(
                """
                select d.tag, d.kind, d.maker, d.model, d.serial, d.donors_tag, d.stage,
                       h.name as holder, f.occurred_at as since
                  from custody.devices d
                  join partners.partners h on h.partner = d.holder
                  join lateral (
                    select f.occurred_at from custody.facts f
                     where f.device = d.device and f.kind <> 'CORRECTED' and not f.voided
                     order by f.nth desc limit 1) f on true
                 where true
                """
                    + scope.own()
                    + " order by d.device limit :limit"),
            scope)
        .param("limit", limit)
        .query((row, _) ->
            new Outcome(
                new Tag(row.getString("tag")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("maker"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("donors_tag"),
                Stage.valueOf(row.getString("stage")),
                row.getString("holder"),
                row.getTimestamp("since").toInstant()))
        .list();
  }

  /** The gift with the longest line in the book: the example life. */
  @Nullable Tag example(Scope scope) {
    return own(
            jdbc.sql(
                "select d.tag from custody.devices d where true"
                    + scope.own()
                    + " order by d.facts desc, d.device limit 1"),
            scope)
        .query((row, _) -> new Tag(row.getString(1)))
        .optional()
        .orElse(null);
  }

  private static JdbcClient.StatementSpec with(
      JdbcClient.StatementSpec statement,
      Figure figure,
      @Nullable String year,
      Scope scope,
      Instant at) {
    return switch (figure.kind) {
      case WEIGHINGS, ROOMS, DAYS -> statement;
      case DEVICES, TREATMENTS -> own(statement, scope);
      case STAYS -> own(statement, scope).param("at", at.atOffset(ZoneOffset.UTC));
      case HEADCOUNTS -> own(statement, scope).param("year", year == null ? "" : year);
    };
  }

  static JdbcClient.StatementSpec own(JdbcClient.StatementSpec statement, Scope scope) {
    var donors = scope.donors();
    var owned = statement;
    if (donors != null)
      owned =
          donors.size() == 1
              ? owned.param("donor", donors.getFirst())
              : owned.param("donors", donors.toArray(Long[]::new));
    return scope.lot() == null ? owned : owned.param("lot", scope.lot());
  }

  private static Row row(Figure.Kind kind, ResultSet row) throws SQLException {
    long key = row.getLong("key");
    long part = row.getLong("part");
    long amount = row.getLong("amount");
    return switch (kind) {
      case DEVICES ->
          new Row.OfDevice(
              key,
              part,
              amount,
              new Tag(row.getString("tag")),
              DeviceKind.valueOf(row.getString("kind")),
              row.getString("maker"),
              row.getString("model"),
              row.getString("serial"),
              row.getString("donor"),
              Stage.valueOf(row.getString("stage")),
              Basis.valueOf(row.getString("basis")),
              row.getTimestamp("first_received_at").toInstant());
      case STAYS ->
          new Row.OfStay(
              key,
              part,
              amount,
              new Tag(row.getString("tag")),
              DeviceKind.valueOf(row.getString("kind")),
              row.getString("model"),
              row.getString("school"),
              row.getString("classroom"),
              row.getTimestamp("installed_at").toInstant(),
              instant(row.getTimestamp("ended_at")),
              row.getInt("missing_days"));
      case WEIGHINGS ->
          new Row.OfWeighing(
              key,
              part,
              amount,
              row.getString("ticket"),
              row.getString("batch"),
              row.getString("plant"),
              row.getObject("weighed_on", LocalDate.class),
              row.getLong("gross_grams"),
              row.getLong("tare_grams"));
      case TREATMENTS ->
          new Row.OfTreatment(
              key,
              part,
              amount,
              new Tag(row.getString("tag")),
              DeviceKind.valueOf(row.getString("kind")),
              row.getString("model"),
              row.getString("certificate"),
              row.getString("plant"),
              row.getObject("issued_on", LocalDate.class));
      case ROOMS ->
          new Row.OfRoom(
              key,
              part,
              amount,
              row.getString("school"),
              row.getString("classroom"),
              row.getObject("accepted_on", LocalDate.class));
      case DAYS ->
          new Row.OfActivity(
              key,
              part,
              amount,
              row.getObject("day", LocalDate.class),
              row.getString("title"),
              row.getString("school"));
      case HEADCOUNTS ->
          new Row.OfHeadcount(
              key,
              part,
              amount,
              row.getString("school"),
              row.getString("classroom"),
              row.getString("school_year"),
              row.getString("source"));
    };
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
