package org.greenclassroom.surveys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code surveys.survey}, its photographs, and {@code surveys.settling}. */
@Component
class SurveyTable {
  private static final String SELECT =
      """
      select v.*, p.name as school_name,
             case when s.name = p.name then s.address
                  else s.name || coalesce(', ' || nullif(s.address, s.name), '') end as place,
             a.name as by_name,
             array(select file from surveys.photo f where f.survey = v.survey order by place) as photos
        from surveys.surveys v
        join partners.partners p on p.partner = v.school
        left join partners.sites s on s.site = v.site
        left join people.accounts a on a.account = v.surveyed_by
      """;

  private final JdbcClient jdbc;

  SurveyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Surveys of one school are written one after the other: each sees all before it. */
  void lock(long school) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('surveys.survey', ?))::text")
        .param(school)
        .query(String.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select survey from surveys.survey where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long insert(
      UUID key,
      @Nullable Long errand,
      long school,
      @Nullable Long site,
      Room room,
      Sheet sheet,
      Instant at,
      Instant now,
      long by,
      @Nullable Long beside) {
    var statement =
        jdbc.sql(
                """
                insert into surveys.survey (key, errand, school, site, room, room_key, seats, surveyed_at,
                       recorded_at, surveyed_by, beside, power, volts, sockets, breaker_amperes, earthing,
                       earth_ohms, lockable, bars, damp, storey, length_m, width_m, internet, down_mbps,
                       up_mbps, tables, chairs, tenure, rented_until, closure, requisition, merger,
                       teacher_hours, deputy, foreign_computers, foreign_youngest_years,
                       foreign_oldest_years, foreign_owner, note)
                values (:key, :errand, :school, :site, :room, :room_key, :seats, :at, :now, :by, :beside,
                       :power, :volts, :sockets, :breaker_amperes, :earthing, :earth_ohms, :lockable,
                       :bars, :damp, :storey, :length_m, :width_m, :internet, :down_mbps, :up_mbps,
                       :tables, :chairs, :tenure, :rented_until, :closure, :requisition, :merger,
                       :teacher_hours, :deputy, :foreign_computers, :foreign_youngest_years,
                       :foreign_oldest_years, :foreign_owner, :note)
                returning survey
                """)
            .param("key", key)
            .param("errand", errand)
            .param("school", school)
            .param("site", site)
            .param("room", room.name())
            .param("room_key", room.key())
            .param("seats", sheet.seats())
            .param("at", Timestamp.from(at))
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("beside", beside);
    for (var question : Question.values()) {
      var answer = sheet.answers().of(question);
      statement =
          statement.param(
              question.field(), answer instanceof Enum<?> choice ? choice.name() : answer);
    }
    return statement.query(Long.class).single();
  }

  void picture(long survey, List<String> files) {
    jdbc.sql(
            """
            insert into surveys.photo (survey, place, file)
            select ?, f.place, f.file from unnest(?::text[]) with ordinality f(file, place)
            """)
        .params(survey, files.toArray(String[]::new))
        .update();
  }

  /** The newest id of a school: whoever opens a sheet now can know all up to it. */
  long newest(long school) {
    return jdbc.sql("select coalesce(max(survey), 0) from surveys.survey where school = ?")
        .param(school)
        .query(Long.class)
        .single();
  }

  /** The newest survey of this room that came after that one, by somebody else. */
  Optional<Survey> unseen(long school, Room room, long seen, long by) {
    return jdbc.sql(
            SELECT
                + """
                 where v.school = ? and v.room_key = ? and v.survey > ? and v.surveyed_by <> ?
                 order by v.survey desc limit 1
                """)
        .params(school, room.key(), seen, by)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<Survey> survey(long survey) {
    return jdbc.sql(SELECT + " where v.survey = ?")
        .param(survey)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The one that counts for this room. */
  Optional<Survey> latest(long school, Room room) {
    return jdbc.sql(SELECT + " where v.school = ? and v.room_key = ? and v.counts")
        .params(school, room.key())
        .query((row, _) -> read(row))
        .optional();
  }

  /** The ones that count, one of each room of the school. */
  List<Survey> latest(long school) {
    return jdbc.sql(SELECT + " where v.school = ? and v.counts order by v.room_key")
        .param(school)
        .query((row, _) -> read(row))
        .list();
  }

  /** All of a room, newest first. */
  List<Survey> versions(long school, Room room) {
    return jdbc.sql(
            SELECT
                + """
                 where v.school = ? and v.room_key = ?
                 order by v.surveyed_at desc, v.survey desc
                """)
        .params(school, room.key())
        .query((row, _) -> read(row))
        .list();
  }

  Optional<Survey> ofErrand(long errand) {
    return jdbc.sql(SELECT + " where v.errand = ? order by v.survey desc limit 1")
        .param(errand)
        .query((row, _) -> read(row))
        .optional();
  }

  /**
   * A page of the list, newest first.
   *
   * @param schools whose; null for everybody's
   */
  List<Survey> page(
      @Nullable Set<Long> schools, SurveyFilter filter, @Nullable Long by, long after, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where v.survey < :after
                   and (:all or v.school = any(:schools))
                   and (:q = '' or p.name ilike '%' || :q || '%' or v.room ilike '%' || :q || '%')
                   and (not :contested or v.contested)
                   and (not :counts or v.counts)
                   and (:by::bigint is null or v.surveyed_by = :by)
                   and (:school::bigint is null or v.school = :school)
                 order by v.survey desc limit :size
                """)
        .param("after", after)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("q", filter.pattern())
        .param("contested", filter.contested())
        .param("counts", filter.counts())
        .param("by", by)
        .param("school", filter.school())
        .param("size", size)
        .query((row, _) -> read(row))
        .list();
  }

  long contested() {
    return jdbc.sql(
            """
            select count(*) from surveys.survey s
             where s.beside is not null
               and not exists (select from surveys.settling t where t.survey = s.survey)
            """)
        .query(Long.class)
        .single();
  }

  @Nullable Instant lastSurveyed() {
    return jdbc.sql("select max(recorded_at) from surveys.survey")
        .query((row, _) -> row.getTimestamp(1))
        .optional()
        .map(Timestamp::toInstant)
        .orElse(null);
  }

  /** False: somebody said so before. */
  boolean settle(long survey, long counts, Instant now, long by) {
    return jdbc.sql(
                """
                insert into surveys.settling (survey, counts, settled_at, settled_by) values (?, ?, ?, ?)
                on conflict (survey) do nothing
                """)
            .params(survey, counts, Timestamp.from(now), by)
            .update()
        == 1;
  }

  private static Survey read(ResultSet row) throws SQLException {
    return new Survey(
        row.getLong("survey"),
        row.getObject("errand", Long.class),
        row.getLong("school"),
        row.getString("school_name"),
        row.getObject("site", Long.class),
        row.getString("place"),
        row.getString("room"),
        row.getInt("seats"),
        answers(row),
        row.getTimestamp("surveyed_at").toInstant(),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("surveyed_by"),
        row.getString("by_name"),
        row.getObject("beside", Long.class),
        row.getBoolean("counts"),
        row.getBoolean("contested"),
        List.of((String[]) row.getArray("photos").getArray()));
  }

  private static Answers answers(ResultSet row) throws SQLException {
    var all = new EnumMap<Question, Object>(Question.class);
    for (var question : Question.values()) {
      var field = question.field();
      var answer =
          switch (question.kind()) {
            case COUNT -> row.getObject(field, Integer.class);
            case MEASURE -> row.getBigDecimal(field);
            case YES_NO -> row.getObject(field, Boolean.class);
            case CHOICE, TEXT -> row.getString(field);
            case DAY -> row.getObject(field, java.time.LocalDate.class);
          };
      if (answer == null) continue;
      if (question.kind() == Question.Kind.CHOICE) {
        var choice = question.read(answer.toString());
        if (choice != null) all.put(question, choice);
      } else all.put(question, answer);
    }
    return new Answers(all);
  }
}
