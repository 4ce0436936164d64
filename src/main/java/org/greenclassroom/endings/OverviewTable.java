package org.greenclassroom.endings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.greenclassroom.classrooms.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is of endings, as lists; and the table {@code endings.remark}. */
@Component
class OverviewTable {
  private final JdbcClient jdbc;

  OverviewTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which endings.
   *
   * @param schools with {@code sponsors}, of whom somebody may know; null with it: all
   * @param state null: all that are not over
   */
  record Filter(
      @Nullable Collection<Long> schools,
      @Nullable Collection<Long> sponsors,
      @Nullable State state,
      @Nullable Decision decision,
      String part) {}

  /**
   * One line of the list.
   *
   * @param awaited which sides have still to answer
   * @param unreachable whether some letter could go to nobody
   */
  record Row(
      long ending,
      long classroom,
      String schoolName,
      String name,
      @Nullable String sponsorName,
      LocalDate dueOn,
      LocalDate planOn,
      State state,
      @Nullable Decision decision,
      @Nullable Instant lettersAt,
      @Nullable LocalDate collectOn,
      @Nullable Outcome outcome,
      int computers,
      List<Party> awaited,
      boolean unreachable,
      String sort) {
    public boolean late(LocalDate today) {
      return state != State.SETTLED
          && (decision == null ? today.isAfter(planOn) : today.isAfter(dueOn));
    }
  }

  private static final String ROWS =
      """
      select e.ending, e.classroom, p.name as school_name, c.name, s.name as sponsor_name, e.due_on, e.plan_on,
             e.state, e.decision, e.letters_at, e.collect_on, e.outcome, c.in_class + c.missing as computers,
             case when e.state = 'PROPOSED' then array_remove(array[
                    case when not v.school then 'SCHOOL' end,
                    case when not v.programme then 'PROGRAMME' end,
                    case when not v.sponsor and c.sponsor is not null then 'SPONSOR' end], null)
                  when e.state = 'OPEN' then array['PROGRAMME']
                  else '{}' end as awaited,
             exists (select from endings.notice n
                      where n.ending = e.ending and n.letters = 0 and n.written_at >= e.turned_at
                        and n.kind in ('ASKED', 'REMINDED', 'LETTER')) as unreachable,
             e.due_on::text || lpad(e.ending::text, 12, '0') as sort
        from endings.ending e
        join classrooms.classrooms c using (classroom)
        join partners.partners p on p.partner = c.school
        left join partners.partners s on s.partner = c.sponsor
       cross join lateral (
         select coalesce(bool_or(v.side = 'SCHOOL'), false) as school,
                coalesce(bool_or(v.side = 'PROGRAMME'), false) as programme,
                coalesce(bool_or(v.side = 'SPONSOR'), false) as sponsor
           from endings.proposal q join endings.voice v using (proposal)
          where q.ending = e.ending and q.state = 'OPEN') v
       where (:schools::bigint[] is null or c.school = any(:schools::bigint[])
              or c.sponsor = any(:sponsors::bigint[]))
         and case when :state::text is null then e.settled_at is null else e.state = :state end
         and (:decision::text is null or e.decision = :decision)
         and (:part = '' or p.name ilike :like or c.name ilike :like or s.name ilike :like)
      """;

  /** The earliest due first. */
  List<Row> page(Filter filter, String after, int limit) {
    return jdbc
        .sql("select * from (" + ROWS + ") r where sort > :after order by sort limit :limit")
        .param("schools", arrayOf(filter.schools()))
        .param("sponsors", arrayOf(filter.sponsors()))
        .param("state", filter.state() == null ? null : filter.state().name())
        .param("decision", filter.decision() == null ? null : filter.decision().name())
        .param("part", filter.part())
        .param("like", "%" + filter.part().replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .param("after", after)
        .param("limit", limit)
        .query(OverviewTable::row)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What waits for the programme, and for one school or sponsor. */
  record Waiting(long toDecide, long lateOnes, long toPlan, @Nullable Instant lastDecided) {}

  Waiting waiting(LocalDate today) {
    return jdbc.sql(
            """
            select count(*) filter (where e.decision is null and (e.state = 'OPEN' or not exists (
                     select from endings.proposal p join endings.voice v using (proposal)
                      where p.ending = e.ending and p.state = 'OPEN' and v.side = 'PROGRAMME'))) as to_decide,
                   count(*) filter (where e.decision is null and e.plan_on < :today) as late_ones,
                   count(*) filter (where e.plan_at is null and e.plan_on <= :today
                     and e.decision in ('COLLECT', 'RENEW', 'LEAVE_PART', 'EARLY_END')) as to_plan,
                   (select max(decided_at) from endings.ending) as last_decided
              from endings.ending e where e.settled_at is null
            """)
        .param("today", today)
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .single();
  }

  /** Endings in which this school or sponsor has still to say something. */
  long owedBy(Collection<Long> schools, Collection<Long> sponsors) {
    return jdbc.sql(
            """
            select count(*) from endings.ending e
              join classrooms.classrooms c using (classroom)
             cross join (values ('SCHOOL'), ('SPONSOR')) p (side)
             where e.state in ('OPEN', 'PROPOSED')
               and case p.side when 'SCHOOL' then c.school = any(:schools::bigint[])
                               else c.sponsor = any(:sponsors::bigint[]) end
               and not exists (
                 select from endings.proposal q join endings.voice v using (proposal)
                  where q.ending = e.ending and q.state = 'OPEN' and v.side = p.side)
            """)
        .param("schools", arrayOf(schools))
        .param("sponsors", arrayOf(sponsors))
        .query(Long.class)
        .single();
  }

  /**
   * A loan that is past its day.
   *
   * @param awaited which sides have not answered, where that is what it waits for
   * @param remark what somebody said of it last; null: nobody
   */
  record Late(
      long classroom,
      String schoolName,
      String name,
      @Nullable String sponsorName,
      LocalDate dueOn,
      int daysLate,
      int inClass,
      int missing,
      int comingBack,
      @Nullable Long ending,
      @Nullable Decision decision,
      @Nullable Long recall,
      Why reason,
      List<Party> awaited,
      @Nullable String remark,
      @Nullable LocalDate remarkUntil,
      String sort) {
    /** Where it is worked on. */
    public String path() {
      if (recall != null) return "/takeback/" + recall;
      return ending == null || reason == Why.HANDS || reason == Why.ONLY_MISSING
          ? "/classrooms/" + classroom
          : "/endings/" + ending;
    }
  }

  private static final String LATES =
      """
      select * from (
        select l.classroom, p.name as school_name, l.name, s.name as sponsor_name, l.due_on, l.days_late, l.in_class,
               l.missing, l.coming_back, l.ending, l.decision, l.recall, l.reason, l.awaited, l.remark,
               l.remark_until, l.due_on::text || lpad(l.classroom::text, 12, '0') as sort
          from endings.lates l
          join partners.partners p on p.partner = l.school
          left join partners.partners s on s.partner = l.sponsor
         where (:reason::text is null or l.reason = :reason)
           and (:schools::bigint[] is null or l.school = any (:schools::bigint[]))) r
      """;

  /** The longest late first. */
  List<Late> lates(
      @Nullable Collection<Long> schools, @Nullable Why reason, String after, int limit) {
    return jdbc
        .sql(LATES + " where sort > :after order by sort limit :limit")
        .param("reason", reason == null ? null : reason.name())
        .param("schools", arrayOf(schools))
        .param("after", after)
        .param("limit", limit)
        .query(OverviewTable::late)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void eachLate(@Nullable Collection<Long> schools, @Nullable Why reason, Consumer<Late> to) {
    try (var rows =
        jdbc
            .sql(LATES + " order by sort")
            .param("reason", reason == null ? null : reason.name())
            .param("schools", arrayOf(schools))
            .query(OverviewTable::late)
            .stream()) {
      rows.forEach(to);
    }
  }

  /** How many are late, by what stands in the way. */
  record Counted(Why reason, long rooms, long computers) {}

  List<Counted> counted() {
    return jdbc
        .sql(
            """
            select reason, count(*) as rooms, sum(in_class + missing)::bigint as computers
              from endings.lates group by reason order by 2 desc, 1
            """)
        .query(DataClassRowMapper.newInstance(Counted.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What ends in a month: rooms, computers, and of the computers what is known of their end. */
  record Month(
      YearMonth month, int rooms, int computers, int coming, int staying, int asked, int ahead) {
    List<Long> parts() {
      return List.of((long) coming, (long) staying, (long) asked, (long) ahead);
    }
  }

  /**
   * What ends when: every running loan, by the month of its day.
   *
   * @param schools with {@code sponsors}, as in a filter
   */
  List<Month> months(
      @Nullable Collection<Long> schools, @Nullable Collection<Long> sponsors, LocalDate until) {
    return jdbc
        .sql(
            """
            select date_trunc('month', c.due_on)::date as month, count(*) as rooms,
                   sum(n.computers) as computers,
                   sum(n.computers) filter (
                     where e.decision in ('COLLECT', 'RENEW', 'LEAVE_PART', 'EARLY_END')) as coming,
                   sum(n.computers) filter (where e.decision in ('EXTEND', 'TRANSFER')) as staying,
                   sum(n.computers) filter (where e.ending is not null and e.decision is null) as asked,
                   sum(n.computers) filter (where e.ending is null) as ahead
              from classrooms.classrooms c
             cross join lateral (select c.in_class + c.missing as computers) n
              left join endings.ending e on e.classroom = c.classroom and e.settled_at is null
             where c.accepted_on is not null and c.ended_on is null and c.due_on < :until
               and (:schools::bigint[] is null or c.school = any(:schools::bigint[])
                    or c.sponsor = any(:sponsors::bigint[]))
             group by 1 order by 1
            """)
        .param("schools", arrayOf(schools))
        .param("sponsors", arrayOf(sponsors))
        .param("until", until)
        .query((row, _) ->
            new Month(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("rooms"),
                row.getInt("computers"),
                row.getInt("coming"),
                row.getInt("staying"),
                row.getInt("asked"),
                row.getInt("ahead")))
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void remark(
      long classroom, String words, @Nullable LocalDate until, Instant now, long by, UUID key) {
    jdbc.sql(
            """
            insert into endings.remark (classroom, words, until_on, said_at, said_by, key)
            values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(Arrays.asList(classroom, words, until, now.atOffset(ZoneOffset.UTC), by, key))
        .update();
  }

  /** What was said of a late loan. */
  record Remark(String words, @Nullable LocalDate untilOn, Instant saidAt) {}

  List<Remark> remarks(long classroom) {
    return jdbc
        .sql(
            """
            select words, until_on, said_at from endings.remark
             where classroom = ? order by remark desc limit 20
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Remark.class))
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    var decision = row.getString("decision");
    var letters = row.getTimestamp("letters_at");
    var outcome = row.getString("outcome");
    return new Row(
        row.getLong("ending"),
        row.getLong("classroom"),
        row.getString("school_name"),
        row.getString("name"),
        row.getString("sponsor_name"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("plan_on", LocalDate.class),
        State.valueOf(row.getString("state")),
        decision == null ? null : Decision.valueOf(decision),
        letters == null ? null : letters.toInstant(),
        row.getObject("collect_on", LocalDate.class),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getInt("computers"),
        parties(row),
        row.getBoolean("unreachable"),
        row.getString("sort"));
  }

  private static Late late(ResultSet row, int index) throws SQLException {
    var decision = row.getString("decision");
    return new Late(
        row.getLong("classroom"),
        row.getString("school_name"),
        row.getString("name"),
        row.getString("sponsor_name"),
        row.getObject("due_on", LocalDate.class),
        row.getInt("days_late"),
        row.getInt("in_class"),
        row.getInt("missing"),
        row.getInt("coming_back"),
        row.getObject("ending", Long.class),
        decision == null ? null : Decision.valueOf(decision),
        row.getObject("recall", Long.class),
        Why.valueOf(row.getString("reason")),
        parties(row),
        row.getString("remark"),
        row.getObject("remark_until", LocalDate.class),
        row.getString("sort"));
  }

  private static List<Party> parties(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("awaited").getArray())
        .map(Party::valueOf)
        .toList();
  }

  private static @Nullable String arrayOf(@Nullable Collection<?> values) {
    return values == null
        ? null
        : values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
