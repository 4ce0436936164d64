package org.greenclassroom.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every statement over the views of the rooms below. A figure is the sum over the very statement
 * that lists its rows; so no figure stands without them.
 */
@Component
class Figures {
  private final JdbcClient jdbc;

  Figures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Days that were held, of this company: its own, or one to which a team of it came. */
  private static final String DAYS =
      """
      with days as (
        select a.activity, a.day, a.title, a.kind, a.partner, a.school, a.classroom, a.drive
          from activities.activities a
         where a.state = 'HELD' and not a.removed
           and (:activity::bigint is null or a.activity = :activity)
           and a.day >= :from and a.day < :until
           and (a.partner = :partner
                or exists (select from signups.teams t
                            where t.activity = a.activity and t.partner = :partner)
                or exists (select from attendance.hours h
                            where h.activity = a.activity and h.partner = :partner)))
      """;

  /** On a company's own day everybody counts, on another's those of its teams. */
  private static final String CAME =
      """
      , came as (
        select p.presence, p.volunteer, p.slot, d.activity, d.day, d.title
          from days d join attendance.presences p on p.activity = d.activity
         where d.partner = :partner
            or exists (select from signups.signups u join signups.teams t on t.team = u.team
                        where u.slot = p.slot and u.volunteer = p.volunteer and t.partner = :partner))
      """;

  private static final String HOURS =
      """
      select h.hours as key, h.actual_min::bigint as amount, h.day, d.title as what,
             coalesce(s.name, s.role) as detail
        from days d
        join attendance.hours h on h.activity = d.activity
        join activities.slots s on s.slot = h.slot
       where (d.partner = :partner or h.partner = :partner)
      """;

  /**
   * What was collected: things by their count, computers each for itself. Of a day: what its drive
   * brought; of a year: what came from this company in it.
   */
  private static final String COLLECTED =
      """
      , lots as (
        select x.lot from days d join collection.drive_lots x on x.drive = d.drive
         where :activity::bigint is not null and (d.partner = :partner or x.donor = :partner)
        union
        select l.lot from donations.lots l where :activity::bigint is null and l.donor = :partner)
      , weighed as (
        select -c.tally as key, c.grams, c.basis, c.thing_class as what, c.pieces,
               (c.counted_at at time zone 'Asia/Shanghai')::date as day
          from collection.counts c join lots on lots.lot = c.lot
        union all
        select v.device, v.grams, v.basis, v.kind, 1,
               (v.first_received_at at time zone 'Asia/Shanghai')::date
          from custody.devices v join lots on lots.lot = v.lot)
      select w.key, w.grams::bigint as amount, w.day, w.what, w.pieces::text as detail
        from weighed w where w.grams is not null and w.day >= :from and w.day < :until
      """;

  private static String rowsOf(Figure figure) {
    return switch (figure) {
      case DAYS ->
          DAYS
              + """
              select activity as key, 1::bigint as amount, day, title as what, kind as detail
                from days
              """;
      case PEOPLE ->
          DAYS
              + CAME
              + """
              select volunteer as key, 1::bigint as amount, null::date as day, null::text as what,
                     count(*)::text as detail
                from came group by volunteer
              """;
      case ATTENDANCES ->
          DAYS
              + CAME
              + """
              select c.presence as key, 1::bigint as amount, c.day, c.title as what,
                     coalesce(s.name, s.role) as detail
                from came c join activities.slots s on s.slot = c.slot
              """;
      case HOURS_CONFIRMED -> DAYS + HOURS + " and h.state = 'CONFIRMED'";
      case HOURS_LOGGED -> DAYS + HOURS + " and h.state = 'LOGGED'";
      case SCHOOLS ->
          DAYS
              + """
              select d.school as key, 1::bigint as amount, null::date as day, p.name as what,
                     count(*)::text as detail
                from days d join partners.partners p on p.partner = d.school
               group by d.school, p.name
              """;
      case CLASSROOMS ->
          DAYS
              + """
              select d.classroom as key, 1::bigint as amount, null::date as day,
                     p.name || ' · ' || c.name as what, count(*)::text as detail
                from days d
                join classrooms.classrooms c on c.classroom = d.classroom
                join partners.partners p on p.partner = c.school
               group by d.classroom, p.name, c.name
              """;
      case PHOTOGRAPHS ->
          DAYS
              + """
              select f.photograph as key, 1::bigint as amount, f.taken_on as day, d.title as what,
                     f.words as detail
                from days d
                join photographs.photographs f on f.activity = d.activity
                join photographs.usables u on u.photograph = f.photograph
               where u.purpose = 'DONOR_REPORT'
              """;
      case KILOGRAMS_MEASURED ->
          DAYS + COLLECTED + " and w.basis in ('WEIGHED', 'SHARE_OF_WEIGHED')";
      case KILOGRAMS_ESTIMATED -> DAYS + COLLECTED + " and w.basis = 'ESTIMATED'";
      case ANSWERS ->
          DAYS
              + """
              select row_number() over (order by d.day, w.activity, w.audience, w.choice) as key,
                     w.given::bigint as amount, d.day, d.title as what,
                     w.audience || ' ' || w.choice as detail
                from days d join attendance.answers w on w.activity = d.activity
               where w.question = 'USEFUL' and w.given > 0 and d.partner = :partner
              """;
    };
  }

  Worth worth(Figure figure, Subject subject) {
    return with(
            "select coalesce(sum(r.amount), 0)::bigint, count(*) from (" + rowsOf(figure) + ") r",
            subject)
        .query((row, _) -> new Worth(figure, row.getLong(1), row.getLong(2)))
        .single();
  }

  List<Row> rows(Figure figure, Subject subject, long after, int size) {
    return with(
            "select * from ("
                + rowsOf(figure)
                + ") r where r.key > :after order by r.key limit :size",
            subject)
        .param("after", after)
        .param("size", size)
        .query((row, _) -> row(row))
        .list();
  }

  /** Streams them; needs a transaction, or the driver reads all at once. */
  void each(Figure figure, Subject subject, Consumer<Row> consumer) {
    with("select * from (" + rowsOf(figure) + ") r order by r.key", subject)
        .withFetchSize(1_000)
        .query(row -> {
          consumer.accept(row(row));
        });
  }

  /** Confirmed minutes day by day, the last first: the same rows as their figure's. */
  List<Row> hoursByDay(Subject subject) {
    return with(
            "select 0::bigint as key, sum(r.amount)::bigint as amount, r.day, r.what, null as"
                + " detail from ("
                + rowsOf(Figure.HOURS_CONFIRMED)
                + ") r group by r.day, r.what order by r.day desc, r.what",
            subject)
        .query((row, _) -> row(row))
        .list();
  }

  /** One question of the survey: how often each answer from 1 to 5. */
  record Question(
      String audience, String question, long one, long two, long three, long four, long five) {
    public long all() {
      return one + two + three + four + five;
    }

    /** The mean of what was answered, one decimal. */
    public double mean() {
      return Math.round(10.0 * (one + 2 * two + 3 * three + 4 * four + 5 * five) / all()) / 10.0;
    }
  }

  List<Question> questions(Subject subject) {
    return with(
            DAYS
                + """
                select w.audience, w.question,
                       sum(w.given) filter (where w.choice = 1) as one,
                       sum(w.given) filter (where w.choice = 2) as two,
                       sum(w.given) filter (where w.choice = 3) as three,
                       sum(w.given) filter (where w.choice = 4) as four,
                       sum(w.given) filter (where w.choice = 5) as five
                  from days d join attendance.answers w on w.activity = d.activity
                 where d.partner = :partner
                 group by w.audience, w.question order by w.audience desc, w.question desc
                """,
            subject)
        .query((row, _) ->
            new Question(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)))
        .list();
  }

  /** In which years this company's days were, the last first. */
  List<Integer> years(long partner) {
    return with(
            DAYS
                + " select distinct extract(year from day)::int as year from days order by year"
                + " desc",
            new Subject(partner, LocalDate.of(2000, 1, 1), LocalDate.of(3000, 1, 1), null))
        .query((row, _) -> row.getInt(1))
        .list();
  }

  private JdbcClient.StatementSpec with(String sql, Subject subject) {
    return jdbc.sql(sql)
        .param("partner", subject.partner())
        .param("activity", subject.activity())
        .param("from", subject.from())
        .param("until", subject.until());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("key"),
        row.getLong("amount"),
        row.getObject("day", LocalDate.class),
        row.getString("what"),
        row.getString("detail"));
  }
}
