package org.greenclassroom.claims;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.method.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code claims.project_key}, {@code displacement}, {@code alternative} and {@code way}:
 * what people found out and the ledger is reckoned with. The latest counts.
 */
@Component
class Answers {
  private final JdbcClient jdbc;

  Answers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who told it when; told twice by one act is told once. */
  record Telling(String evidence, Instant at, long by, UUID key) {}

  void key(@Nullable Long classroom, Shares shares, Telling told) {
    told(
            """
            insert into claims.project_key (key, classroom, donor, sponsor, programme, school, evidence, told_at, told_by)
            values (:key, :classroom, :donor, :sponsor, :programme, :school, :evidence, :at, :by)
            on conflict (key) do nothing
            """,
            told)
        .param("classroom", classroom)
        .param("donor", shares.donor())
        .param("sponsor", shares.sponsor())
        .param("programme", shares.programme())
        .param("school", shares.school())
        .update();
  }

  void displacement(long school, int year, int share, Telling told) {
    told(
            """
            insert into claims.displacement (key, school, year, share, evidence, told_at, told_by)
            values (:key, :school, :year, :share, :evidence, :at, :by) on conflict (key) do nothing
            """,
            told)
        .param("school", school)
        .param("year", year)
        .param("share", share)
        .update();
  }

  void alternative(long lot, boolean resale, Telling told) {
    told(
            """
            insert into claims.alternative (key, lot, resale, evidence, told_at, told_by)
            values (:key, :lot, :resale, :evidence, :at, :by) on conflict (key) do nothing
            """,
            told)
        .param("lot", lot)
        .param("resale", resale)
        .update();
  }

  void way(long classroom, Mode mode, int km, Telling told) {
    told(
            """
            insert into claims.way (key, classroom, mode, km, evidence, told_at, told_by)
            values (:key, :classroom, :mode, :km, :evidence, :at, :by) on conflict (key) do nothing
            """,
            told)
        .param("classroom", classroom)
        .param("mode", mode.name())
        .param("km", km)
        .update();
  }

  private JdbcClient.StatementSpec told(String sql, Telling told) {
    return jdbc.sql(sql)
        .param("key", told.key())
        .param("evidence", told.evidence())
        .param("at", told.at().atOffset(ZoneOffset.UTC))
        .param("by", told.by());
  }

  /** Whether the house knows it: the numbers come from people. */
  boolean knowsClassroom(long classroom) {
    return jdbc.sql("select exists (select from classrooms.classrooms where classroom = ?)")
        .param(classroom)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  boolean knowsSchool(long school) {
    return jdbc.sql(
            "select exists (select from partners.partners where partner = ? and 'SCHOOL' = any(kinds))")
        .param(school)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  boolean knowsLot(long lot) {
    return jdbc.sql("select exists (select from donations.lots where lot = ?)")
        .param(lot)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /** A key that counts; classroom null: the default. */
  record Key(@Nullable Long classroom, @Nullable String room, Shares shares, String evidence) {}

  List<Key> keys(int most) {
    return jdbc.sql(
            """
            select k.classroom, c.name as room, k.donor, k.sponsor, k.programme, k.school, k.evidence
              from (select distinct on (coalesce(classroom, 0)) * from claims.project_key
                     order by coalesce(classroom, 0), project_key desc) k
              left join classrooms.classrooms c on c.classroom = k.classroom
             order by k.classroom is not null, k.project_key desc limit :most
            """)
        .param("most", most)
        .query((row, _) ->
            new Key(
                row.getObject("classroom", Long.class),
                row.getString("room"),
                new Shares(
                    row.getInt("donor"),
                    row.getInt("sponsor"),
                    row.getInt("programme"),
                    row.getInt("school")),
                row.getString("evidence")))
        .list();
  }

  /**
   * What was found out, in one form: of whom, what.
   *
   * @param what DISPLACEMENT (share in ten thousandths), ALTERNATIVE (1: resale), WAY (km)
   * @param of the school's or room's name, or the number of the lot
   * @param detail the year or the mode; empty: neither
   */
  record Known(String what, String of, int value, String detail, String evidence) {}

  List<Known> known(int most) {
    return jdbc.sql(
            """
            select what, name, value, detail, evidence from (
              select 'DISPLACEMENT' as what, p.name, a.share as value, a.year::text as detail, a.evidence, a.told_at
                from claims.displacement a join partners.partners p on p.partner = a.school
              union all
              select 'ALTERNATIVE', lot::text, resale::int, '', evidence, told_at from claims.alternative
              union all
              select 'WAY', c.name, w.km, w.mode, w.evidence, w.told_at
                from claims.way w join classrooms.classrooms c using (classroom)) all_of_it
             order by told_at desc limit :most
            """)
        .param("most", most)
        .query((row, _) ->
            new Known(
                row.getString("what"),
                row.getString("name"),
                row.getInt("value"),
                row.getString("detail"),
                row.getString("evidence")))
        .list();
  }
}
