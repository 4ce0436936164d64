package org.greenclassroom.classrooms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code classrooms.funder}. */
@Component
class Funders {
  private final JdbcClient jdbc;

  Funders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who pays for a room.
   *
   * @param funder null for the sponsor that signed or will sign the agreement
   * @param since null for that sponsor, too: from the agreement on
   * @param until null while it lasts
   */
  record Funder(
      @Nullable Long funder,
      long partner,
      String name,
      FundingWay way,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {
    public boolean signs() {
      return funder == null;
    }
  }

  /** The signing sponsor first, then the others in the order they came. */
  List<Funder> of(long classroom) {
    return jdbc.sql(
            """
            select f.funder, f.partner, p.name, f.way, f.since, f.until
              from classrooms.funders f join partners.partners p using (partner)
             where f.classroom = ? order by f.funder nulls first
            """)
        .param(classroom)
        .query((row, _) ->
            new Funder(
                row.getObject("funder", Long.class),
                row.getLong("partner"),
                row.getString("name"),
                FundingWay.valueOf(row.getString("way")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class)))
        .list();
  }

  boolean keyed(UUID key) {
    return jdbc.sql("select exists (select from classrooms.funder where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long classroom,
      long partner,
      FundingWay way,
      LocalDate since,
      Instant at,
      long by,
      UUID key) {
    jdbc.sql(
            """
            insert into classrooms.funder (classroom, partner, way, since, entered_at, entered_by, key)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(classroom, partner, way.name(), since, at.atOffset(ZoneOffset.UTC), by, key)
        .update();
  }

  /** The sponsor who signed the agreement leaves: from then on it is one of those who paid. */
  void became(Classroom room, LocalDate since, LocalDate until, Occasion occasion) {
    jdbc.sql(
            """
            insert into classrooms.funder (classroom, partner, way, since, until, entered_at,
                                           entered_by, key)
            select classroom, sponsor, 'SPONSORSHIP', least(?::date, ?::date), ?, ?, ?, ?
              from classrooms.classroom where classroom = ?
            """)
        .params(
            since,
            until,
            until,
            occasion.now().atOffset(ZoneOffset.UTC),
            occasion.actor().account(),
            occasion.keyFor("sponsor-before"),
            room.classroom())
        .update();
  }

  int end(long classroom, long funder, LocalDate day) {
    return jdbc.sql(
            """
            update classrooms.funder set until = ?
             where classroom = ? and funder = ? and until is null and since <= ?
            """)
        .params(day, classroom, funder, day)
        .update();
  }
}
