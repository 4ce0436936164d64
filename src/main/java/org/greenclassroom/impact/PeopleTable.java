package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.past.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every statement that counts persons, over the views of the rooms below. A figure is summed over
 * the very statement that lists its rows; what is hidden is hidden there, before anything leaves
 * the database.
 *
 * <p>A school year begins on the first of September: eight months earlier it is the first of
 * January. Rooms for special needs are one row for the whole programme, with the key 0.
 */
@Component
class PeopleTable {
  private final JdbcClient jdbc;

  PeopleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Of whom persons are counted.
   *
   * @param donors of schools and rooms with a device of theirs; null: of all
   * @param classroom of this room only; null: of all
   */
  record Whose(@Nullable List<Long> donors, @Nullable Long classroom) {
    static final Whose EVERYBODY = new Whose(null, null);

    boolean isEverybody() {
      return donors == null && classroom == null;
    }
  }

  /**
   * One row behind a figure.
   *
   * @param key with {@code part} its place in the list; 0: all rooms for special needs together
   * @param place a school or a day; null: of rooms for special needs
   * @param room null: of no single room
   * @param period a school year, the years of a loan, or a day; null: of no time
   * @param basis how it is known; null: there is one way only
   * @param cell as it is told
   * @param computers of a ratio; null: of none
   * @param estimated new entrants of at least one year are estimated
   */
  record Line(
      long key,
      long part,
      @Nullable String place,
      @Nullable String room,
      @Nullable String period,
      @Nullable String basis,
      Cell cell,
      @Nullable Long computers,
      boolean estimated) {}

  /**
   * The sum of a figure's rows.
   *
   * @param part the school year in which it began; 0: of no year
   * @param amount persons, minutes or schools
   * @param told it may be told
   */
  record Total(
      long part,
      @Nullable String period,
      long amount,
      @Nullable Long computers,
      long rows,
      boolean estimated,
      boolean told) {}

  private static final String ROOMS =
      """
      with room as materialized (
        select c.classroom, c.school, c.name, c.special_needs as special, c.accepted_on, c.seats,
               coalesce(c.ended_on, :today) as until, c.ended_on is null as standing
          from classrooms.classrooms c
         where c.accepted_on <= :today and (:classroom::bigint is null or c.classroom = :classroom)),
      gift as materialized (
        select distinct r.classroom, r.school, y.year
          from room r
          join classrooms.presences l on l.classroom = r.classroom
          join custody.devices d on d.device = l.device
         cross join lateral generate_series(
           extract(year from l.since at time zone 'Asia/Shanghai' - interval '8 months')::int,
           extract(year from coalesce(l.until at time zone 'Asia/Shanghai', :today) - interval '8 months')::int) as y (year)
         where not :all and d.donor = any(:donors))
      """;

  /**
   * Unique learners of a school and school year. Nobody knows who they are, so that the union over
   * its rooms is what is entitled: those in grades with timetabled use; where not all of these were
   * counted, the largest count of one room, which is a lower bound, and never more than are
   * enrolled. A report without one of these grades tells neither. New entrants are in a grade whose
   * pupils were not among the entitled a year before, or more.
   */
  private static final String LEARNERS =
      ROOMS
          + """
          , span as (
            select r.classroom, r.school, r.special, y.year
              from room r
             cross join lateral generate_series(
               extract(year from r.accepted_on - interval '8 months')::int,
               extract(year from r.until - interval '8 months')::int) as y (year)),
          grade as (
            select s.school, s.year, t.grade, bool_and(s.special) as special
              from span s
              join lessons.timetables t on t.classroom = s.classroom
               and extract(year from t.valid_from - interval '8 months')::int <= s.year
               and s.year <= extract(year from coalesce(t.valid_until, :today) - interval '8 months')::int
             group by s.school, s.year, t.grade),
          entitled as (
            select g.school, g.special, g.year, g.grade, n.pupils
              from grade g
              join schools.grade_counts n on n.school = g.school and n.grade = 'G' || g.grade
               and n.school_year = g.year || '-' || (g.year + 1)),
          taught as (
            select g.school, g.special, g.year, count(*)::int as grades,
                   case when count(e.grade) = count(*) then sum(e.pupils)::bigint end as pupils
              from grade g left join entitled e using (school, special, year, grade)
             group by g.school, g.special, g.year),
          enrolled as (
            select h.school, h.school_year, h.pupils from schools.headcounts h
             where not exists (
               select from taught t
                where t.school = h.school and t.year || '-' || (t.year + 1) = h.school_year
                  and t.pupils is null)),
          largest as (
            select s.school, s.special, s.year, max(h.pupils)::bigint as pupils
              from span s
              join classrooms.headcounts h on h.classroom = s.classroom
               and h.school_year = s.year || '-' || (s.year + 1)
             group by s.school, s.special, s.year),
          counted as (
            select k.school, k.special, k.year, t.grades, e.pupils::bigint as enrolled,
                   t.pupils is not null as graded,
                   coalesce(t.pupils, least(l.pupils, e.pupils)) as pupils
              from (select distinct school, special, year from span) k
              left join taught t using (school, special, year)
              left join largest l using (school, special, year)
              left join enrolled e on e.school = k.school
               and e.school_year = k.year || '-' || (k.year + 1)
             where t.pupils is not null or l.pupils is not null),
          capped as (
            select c.school, c.special, c.year, c.grades, c.graded,
                   case when c.special and c.enrolled is not null
                        then least(c.pupils, greatest(0, c.enrolled
                             - coalesce(sum(c.pupils) filter (where not c.special) over (partition by c.school, c.year), 0)))
                        else c.pupils end::bigint as learners
              from counted c),
          followed as (
            select c.*, c.year = min(c.year) over s as first,
                   bool_and(c.graded) over (s order by c.year) as known
              from capped c window s as (partition by c.school, c.special)),
          arrived as (
            select f.school, f.special, f.year, f.graded, f.learners,
                   case when f.first then f.learners
                        when f.known then (
                          select coalesce(sum(e.pupils), 0) from entitled e
                           where (e.school, e.special, e.year) = (f.school, f.special, f.year)
                             and not exists (
                               select from entitled b
                                where (b.school, b.special) = (e.school, e.special)
                                  and b.year < e.year and b.grade = e.grade - (e.year - b.year)))
                        else round(f.learners::numeric / coalesce(f.grades, 6)) end::bigint as entrants,
                   not f.first and not f.known as estimated
              from followed f),
          base as (
            select a.key, a.year::bigint as part, p.name as place, null::text as room,
                   a.year || '-' || (a.year + 1) as period,
                   case when bool_and(a.graded) then 'ENTITLED' else 'LARGEST_ROOM' end as basis,
                   sum(a.learners)::bigint as amount, sum(a.learners)::bigint as guard,
                   sum(a.entrants)::bigint as other, bool_or(a.estimated) as estimated,
                   :all or exists (select from gift g where g.school = a.key and g.year = a.year) as mine
              from (select case when special then 0 else school end as key, x.* from arrived x) a
              left join partners.partners p on p.partner = a.key
             group by a.key, a.year, p.name)
          """;

  private static final String COLUMNS =
      "r.key, r.part, r.place, r.room, r.period, r.basis, r.amount, r.guard, r.other, r.estimated, r.mine";

  /**
   * What is hidden is hidden with others of its part, from the smallest up, until two rows and ten
   * persons are.
   */
  private static String keptBack(String rows) {
    return """
    (select q.*, q.hidden or q.hides and not (q.nth > 2 and q.before >= 10) as held
       from (select r.*, bool_or(r.hidden) over p as hides, row_number() over w as nth,
                    coalesce(sum(coalesce(r.guard, 0)) over (w rows between unbounded preceding and 1 preceding), 0) as before
               from (%s) r
             window p as (partition by r.part),
                    w as (partition by r.part order by r.hidden desc, coalesce(r.guard, 0), r.key)) q) r
    """
        .formatted(rows);
  }

  /** First among all, then among those that are asked for: whose sum is told, too. */
  private static final String YEARLY =
      ", one as (select "
          + COLUMNS
          + ", r.held as hidden from "
          + keptBack("select b.*, coalesce(b.guard < 10, false) as hidden from base b")
          + " where r.mine), listed as (select "
          + COLUMNS
          + ", r.held from "
          + keptBack("select o.* from one o")
          + ")";

  /** A school of which one year is hidden has no sum over its years either. */
  private static final String OVER_YEARS =
      """
      , sums as (
        select y.key, 0::bigint as part, y.place, null::text as room,
               min(y.part) || '-' || (max(y.part) + 1) as period,
               case when bool_and(y.basis = 'ENTITLED') then 'ENTITLED' else 'LARGEST_ROOM' end as basis,
               sum(%1$s)::bigint as amount, sum(%1$s)::bigint as guard, null::bigint as other,
               bool_or(y.estimated) and %2$s as estimated, true as mine, bool_or(y.held) as hidden
          from (select l.*, row_number() over (partition by l.key order by l.part) as nth from listed l) y
         group by y.key, y.place),
      rows as (select %3$s, r.held from %4$s)
      """;

  private static String overYears(String amount, String estimable) {
    return LEARNERS
        + YEARLY
        + OVER_YEARS.formatted(amount, estimable, COLUMNS, keptBack("select s.* from sums s"));
  }

  /**
   * Schools with a room that stands, also where none of its computers works. Beside the learners of
   * all schools their sum would tell of those that ended: it is told only where that is enough.
   */
  private static final String PER_COMPUTER =
      LEARNERS
          + YEARLY
          + """
          , standing as (
            select r.classroom, case when r.special then 0 else r.school end as key,
                   (select count(*) from custody.devices d
                     where d.classroom = r.classroom and d.stage = 'IN_CLASS'
                       and d.kind in ('LAPTOP', 'DESKTOP', 'ALL_IN_ONE', 'TABLET')) as pieces
              from room r where r.standing),
          heard as (
            select distinct on (c.classroom) c.classroom, c.working
              from standing s join checkins.reports c using (classroom)
             where c.current and c.working is not null and c.kind in ('CHECKIN', 'INVENTORY')
             order by c.classroom, c.received_at desc, c.report desc),
          computer as (
            select s.key, sum(least(s.pieces, coalesce(h.working, s.pieces)))::bigint as pieces
              from standing s left join heard h using (classroom) group by s.key),
          latest as (
            select l.*, c.pieces, c.key is not null as standing
              from listed l left join computer c using (key)
             where l.part = (select max(b.part) from base b)),
          rows as (
            select r.key, r.part, r.place, r.room, r.period, r.basis, r.amount,
                   case when (select count(*) = 0 or count(*) > 1 and sum(g.guard) >= 10
                                from latest g where not g.standing and g.held)
                        then r.guard else 0 end as guard,
                   r.pieces as other, false as estimated, r.mine, r.held
              from latest r where r.standing)
          """;

  /** Rooms in school years; those for special needs as one. */
  private static String hours(String minutes, String guard, String from) {
    return ROOMS
        + """
        , base as (
          select case when t.special then 0 else t.classroom end as key, t.year::bigint as part,
                 case when not t.special then p.name end as place,
                 case when not t.special then t.name end as room,
                 t.year || '-' || (t.year + 1) as period, null::text as basis,
                 sum(t.minutes)::bigint as amount, max(t.guard)::bigint as guard, null::bigint as other,
                 false as estimated,
                 bool_or(:all or not t.special
                         and exists (select from gift g where g.classroom = t.classroom and g.year = t.year)) as mine
            from (select r.*, %s as minutes, %s as guard, %s) t
            left join partners.partners p on p.partner = t.school
           group by 1, 2, 3, 4, 5)
        """
            .formatted(minutes, guard, from)
        + YEARLY
        + ", rows as (select * from listed)";
  }

  private static final String PLANNED =
      hours(
          "e.minutes::bigint * r.seats",
          "null::bigint",
          """
          extract(year from e.day - interval '8 months')::int as year
            from room r join lessons.plans e on e.classroom = r.classroom
             and e.day between r.accepted_on and r.until and e.day <= :today
          """);

  private static final String LOGGED =
      hours(
          "m.on_min + m.unknown_day_on_min",
          "null::bigint",
          """
          extract(year from m.month - interval '8 months')::int as year
            from room r join usage.months m on m.classroom = r.classroom
          """);

  /** A room in which never ten sat together tells no hours: they would tell how many sat there. */
  private static final String ATTENDED =
      hours(
          "l.minutes::bigint * l.pupils",
          "l.pupils",
          """
          extract(year from l.day - interval '8 months')::int as year
            from room r join lessons.lessons l on l.classroom = r.classroom
           where l.state = 'HELD' and l.pupils is not null
          """);

  /**
   * Whoever was there for four fifths of a sitting, or got a certificate, has completed. A teacher
   * belongs to one school.
   */
  private static String teachers(String counted) {
    return ROOMS
        + """
        , trained as (
          select a.teacher, a.school, count(*) as seats,
                 bool_or(a.minutes * 10 >= s.minutes * 8)
                   or exists (select from training.certificates c where c.teacher = a.teacher) as completed,
                 t.left_on is null as teaching
            from training.attendances a
            join training.sessions s using (session)
            join training.teachers t using (teacher)
           group by a.teacher, a.school, t.left_on),
        base as (
          select t.school as key, 0::bigint as part, p.name as place, null::text as room,
                 null::text as period, null::text as basis, %1$s as amount, %1$s as guard,
                 null::bigint as other, false as estimated,
                 (:all or exists (select from gift g where g.school = t.school))
                   and (:classroom::bigint is null or exists (select from room r where r.school = t.school)) as mine
            from trained t join partners.partners p on p.partner = t.school
           group by t.school, p.name
          having %1$s > 0)
        """
            .formatted(counted)
        + YEARLY
        + ", rows as (select * from listed)";
  }

  private static final String GIVEN =
      """
       from attendance.hours h join activities.activities a on a.activity = h.activity
      where h.state = 'CONFIRMED' and (:all or h.partner = any(:donors))
        and (:classroom::bigint is null or a.classroom = :classroom)
      """;

  /** Time in an employer's team is the employer's; the rest is people's own. */
  private static String volunteers(String amount, String guard) {
    return """
    with base as (
      select h.activity as key, 0::bigint as part, a.title as place, null::text as room,
             a.day::text as period, null::text as basis, %1$s as amount, %2$s as guard,
             null::bigint as other, false as estimated, true as mine
      %3$s
       group by h.activity, a.title, a.day
      having %1$s > 0)
    """
            .formatted(amount, guard, GIVEN)
        + YEARLY
        + ", rows as (select * from listed)";
  }

  private static final String SCHOOLS =
      ROOMS
          + """
          , rows as (
            select r.school as key, 0::bigint as part, p.name as place, null::text as room,
                   null::text as period, null::text as basis, 1::bigint as amount, null::bigint as guard,
                   null::bigint as other, false as estimated, true as mine, false as held
              from room r join partners.partners p on p.partner = r.school
             where r.standing and (:all or exists (select from gift g where g.school = r.school))
             group by r.school, p.name)
          """;

  private static String of(PeopleFigure figure) {
    return switch (figure) {
      case LEARNERS -> LEARNERS + YEARLY + ", rows as (select * from listed)";
      case LEARNERS_OVER_THE_LOAN ->
          overYears("case when y.nth = 1 then y.amount else y.other end", "true");
      case LEARNER_YEARS -> overYears("y.amount", "false");
      case LEARNERS_PER_COMPUTER, COMPUTERS_PER_HUNDRED -> PER_COMPUTER;
      case HOURS_PLANNED -> PLANNED;
      case HOURS_LOGGED -> LOGGED;
      case LEARNER_HOURS -> ATTENDED;
      case TRAINING_SEATS -> teachers("sum(t.seats)::bigint");
      case TEACHERS_ATTENDED -> teachers("count(*)");
      case TEACHERS_COMPLETED -> teachers("count(*) filter (where t.completed)");
      case TEACHERS_TEACHING -> teachers("count(*) filter (where t.completed and t.teaching)");
      case VOLUNTEERS -> volunteers("count(distinct h.volunteer)", "count(distinct h.volunteer)");
      case VOLUNTEER_HOURS_PAID ->
          volunteers(
              "coalesce(sum(h.actual_min) filter (where h.partner is not null), 0)::bigint",
              "null::bigint");
      case VOLUNTEER_HOURS_OWN ->
          volunteers(
              "coalesce(sum(h.actual_min) filter (where h.partner is null), 0)::bigint",
              "null::bigint");
      case SCHOOLS -> SCHOOLS;
      case TEACHERS_DECLARED, VOLUNTEERS_DECLARED -> throw Refusal.notFound(figure.id());
    };
  }

  /**
   * The sums of a figure, one for each school year of a yearly one. A sum of which one row only is
   * hidden would tell it, so that it is not told either.
   */
  List<Total> totals(PeopleFigure figure, Whose whose, LocalDate today) {
    return with(
            of(figure)
                + """
                select r.part, max(r.period) as period, coalesce(sum(r.amount), 0)::bigint as amount,
                       sum(r.other)::bigint as other, count(*) as rows, bool_or(r.estimated) as estimated,
                       coalesce(sum(r.guard) >= 10, true) and count(*) filter (where r.held) <> 1 as told
                  from rows r group by r.part order by r.part
                """,
            whose,
            today)
        .query((row, _) ->
            new Total(
                row.getLong("part"),
                row.getString("period"),
                row.getLong("amount"),
                row.getObject("other", Long.class),
                row.getLong("rows"),
                row.getBoolean("estimated"),
                row.getBoolean("told")))
        .list();
  }

  /** How many different people gave time; one of them on several days is one. */
  long volunteers(Whose whose) {
    return jdbc.sql("select count(distinct h.volunteer)" + GIVEN)
        .param("all", whose.donors() == null)
        .param("donors", donors(whose))
        .param("classroom", whose.classroom())
        .query(Long.class)
        .single();
  }

  List<Line> lines(
      PeopleFigure figure,
      @Nullable Integer year,
      Whose whose,
      LocalDate today,
      Figures.After after,
      int limit) {
    return with(
            of(figure)
                + """
                select * from rows r
                 where (:year::int is null or r.part = :year) and (r.key, r.part) > (:key, :part)
                 order by r.key, r.part limit :limit
                """,
            whose,
            today)
        .param("year", year)
        .param("key", after.key())
        .param("part", after.part())
        .param("limit", limit)
        .query((row, _) -> line(figure, row))
        .list();
  }

  /** Streams all rows behind a figure. */
  void each(
      PeopleFigure figure,
      @Nullable Integer year,
      Whose whose,
      LocalDate today,
      Consumer<Line> consumer) {
    with(
            of(figure)
                + """
                select * from rows r where :year::int is null or r.part = :year order by r.key, r.part
                """,
            whose,
            today)
        .param("year", year)
        .withFetchSize(2_000)
        .query(row -> {
          consumer.accept(line(figure, row));
        });
  }

  /**
   * What is declared of earlier years.
   *
   * @param year null: not known
   * @param counted persons
   */
  record Declared(Kind kind, @Nullable Integer year, long counted) {}

  /** Pupils of rooms, teachers and volunteers by year, the unknown one last. Never evidence. */
  List<Declared> declared(Whose whose) {
    return jdbc.sql(
            """
            select d.kind, d.year,
                   sum(case when d.kind = 'CLASSROOM' then d.pupils else d.pieces end)::bigint as counted
              from past.declareds d
             where d.kind in ('CLASSROOM', 'TEACHER', 'VOLUNTEER')
               and case when d.kind = 'CLASSROOM' then d.pupils else d.pieces end is not null
               and (:all or d.donor = any(:donors))
             group by 1, 2 order by 1, 2
            """)
        .param("all", whose.donors() == null)
        .param("donors", donors(whose))
        .query((row, _) ->
            new Declared(
                Kind.valueOf(row.getString("kind")),
                row.getObject("year", Integer.class),
                row.getLong("counted")))
        .list();
  }

  /**
   * Rooms for special needs, of the whole programme.
   *
   * @param reading how many of their computers were tried and read the screen aloud
   */
  record Special(long rooms, long computers, long reading, long instructed) {}

  Special special() {
    return jdbc.sql(
            """
            select count(*) as rooms, coalesce(sum(p.computers), 0) as computers,
                   coalesce(sum(p.reading), 0) as reading, count(*) filter (where p.instructed) as instructed
              from special.profiles p join classrooms.classrooms c using (classroom)
             where c.accepted_on is not null and c.ended_on is null
            """)
        .query((row, _) ->
            new Special(
                row.getLong("rooms"),
                row.getLong("computers"),
                row.getLong("reading"),
                row.getLong("instructed")))
        .single();
  }

  /** Pupils with a kind of disability in schools with a room, by the latest report of each. */
  record Disability(String kind, long pupils) {}

  List<Disability> disabilities() {
    return jdbc.sql(
            """
            select d.kind, sum(d.pupils)::bigint as pupils
              from schools.disabilities d
             where d.school_year = (select max(n.school_year) from schools.disabilities n where n.school = d.school)
               and exists (select from classrooms.classrooms c
                            where c.school = d.school and c.accepted_on is not null and c.ended_on is null)
             group by d.kind having sum(d.pupils) > 0 order by d.kind
            """)
        .query((row, _) -> new Disability(row.getString("kind"), row.getLong("pupils")))
        .list();
  }

  /** What a room is. */
  record Room(long classroom, boolean special) {}

  @Nullable Room room(long classroom) {
    return jdbc.sql(
            "select classroom, special_needs from classrooms.classrooms where classroom = :classroom")
        .param("classroom", classroom)
        .query((row, _) -> new Room(row.getLong(1), row.getBoolean(2)))
        .optional()
        .orElse(null);
  }

  private static Line line(PeopleFigure figure, ResultSet row) throws SQLException {
    var computers = figure.isRatio() ? row.getObject("other", Long.class) : null;
    BigDecimal value = figure.told(row.getLong("amount"), computers);
    return new Line(
        row.getLong("key"),
        row.getLong("part"),
        row.getString("place"),
        row.getString("room"),
        row.getString("period"),
        row.getString("basis"),
        row.getBoolean("held") ? Cell.HIDDEN : new Cell(value, false),
        computers,
        row.getBoolean("estimated") && figure == PeopleFigure.LEARNERS_OVER_THE_LOAN);
  }

  private JdbcClient.StatementSpec with(String sql, Whose whose, LocalDate today) {
    return jdbc.sql(sql)
        .param("all", whose.donors() == null)
        .param("donors", donors(whose))
        .param("classroom", whose.classroom())
        .param("today", today);
  }

  private static Long[] donors(Whose whose) {
    return whose.donors() == null ? new Long[0] : whose.donors().toArray(Long[]::new);
  }
}
