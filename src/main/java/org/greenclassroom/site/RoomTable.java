package org.greenclassroom.site;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code site.consent}, and what is told of a room whose school said yes. */
@Component
class RoomTable {
  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A room that everybody may read about.
   *
   * @param acceptedOn since when it stands; null: not yet
   * @param endedOn when the loan ended; null: it goes on
   * @param schoolYear of the pupils; null: nobody counted, fewer than ten, or a room for special
   *     needs
   */
  record OpenRoom(
      long classroom,
      String name,
      String school,
      String territory,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate endedOn,
      int computers,
      @Nullable String schoolYear,
      @Nullable Integer pupils) {}

  private static final String OPEN =
      """
      select c.classroom, c.name, s.name as school, s.territory, c.accepted_on, c.ended_on,
             c.in_class::int as computers,
             h.school_year, h.pupils::int as pupils
        from (select distinct on (classroom) classroom, given from site.consent
               order by classroom, consent desc) k
        join classrooms.classrooms c on c.classroom = k.classroom
        join schools.schools s on s.school = c.school
        left join lateral (
          select t.school_year, t.pupils from classrooms.tellable_headcounts t
           where t.classroom = c.classroom
             and t.school_year = (select max(n.school_year) from classrooms.headcounts n
                                   where n.classroom = c.classroom)
           limit 1) h on true
       where k.given
      """;

  List<OpenRoom> page(long after, int limit) {
    return jdbc.sql(OPEN + " and c.classroom > ? order by c.classroom limit ?")
        .params(after, limit)
        .query(DataClassRowMapper.newInstance(OpenRoom.class))
        .list();
  }

  Optional<OpenRoom> open(long classroom) {
    return jdbc.sql(OPEN + " and c.classroom = ?")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(OpenRoom.class))
        .optional();
  }

  /** Photographs of the room that the website may show now. */
  record Photograph(long photograph, LocalDate takenOn, String words) {}

  List<Photograph> photographs(long classroom) {
    return jdbc.sql(
            """
            select p.photograph, p.taken_on, p.words
              from photographs.photographs p join photographs.usables u using (photograph)
             where p.classroom = ? and u.purpose = 'WEBSITE'
             order by p.taken_on desc, p.photograph desc limit 12
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Photograph.class))
        .list();
  }

  /**
   * One of a school's own rooms, and what it said.
   *
   * @param saidAt null: nobody was asked or answered; then there is no page
   */
  record Asked(
      long classroom, String name, String school, boolean given, @Nullable Instant saidAt) {}

  private static final String ASKED =
      """
      select c.classroom, c.name, s.name as school, coalesce(k.given, false) as given, k.said_at
        from classrooms.classrooms c
        join schools.schools s on s.school = c.school
        left join lateral (select given, said_at from site.consent
                            where classroom = c.classroom order by consent desc limit 1) k on true
      """;

  List<Asked> ofSchools(Collection<Long> schools) {
    return jdbc.sql(ASKED + " where c.school = any(?) order by s.name, c.classroom")
        .param((Object) schools.toArray(Long[]::new))
        .query(DataClassRowMapper.newInstance(Asked.class))
        .list();
  }

  Optional<Asked> asked(long classroom) {
    return jdbc.sql(ASKED + " where c.classroom = ?")
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Asked.class))
        .optional();
  }

  /** Whose room it is. */
  Optional<Long> schoolOf(long classroom) {
    return jdbc.sql("select school from classrooms.classrooms where classroom = ?")
        .param(classroom)
        .query(Long.class)
        .optional();
  }

  /** The same word said twice with one key is said once. */
  void say(long classroom, boolean given, Instant at, long by, UUID key) {
    jdbc.sql(
            """
            insert into site.consent (classroom, given, said_at, said_by, key)
            values (?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(classroom, given, Timestamp.from(at), by, key)
        .update();
  }

  /** Numbers of all open rooms, for the site map. */
  List<Long> all() {
    return jdbc
        .sql(
            """
            select classroom from (select distinct on (classroom) classroom, given from site.consent
                                    order by classroom, consent desc) k
             where given order by classroom
            """)
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
