package org.greenclassroom.classrooms;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code classrooms.dispatch}, {@code classrooms.acceptance}, {@code
 * classrooms.headcount}.
 */
@Component
class Movements {
  private final JdbcClient jdbc;

  Movements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What left in one go. */
  record Dispatch(
      long dispatch,
      @Nullable String carrierName,
      @Nullable Long slip,
      int devices,
      Instant leftAt) {}

  /** What the school took over in one go. */
  record Acceptance(long acceptance, LocalDate acceptedOn, long slip, int arrived, int missed) {}

  /** Pupils with IT lessons in one school year. */
  record Headcount(String schoolYear, int pupils, HeadcountSource source, Instant recordedAt) {}

  boolean dispatched(UUID key) {
    return jdbc.sql("select exists (select from classrooms.dispatch where key = ?)")
        .param(key)
        .query(Boolean.class)
        .single();
  }

  void dispatch(
      long classroom,
      @Nullable Long carrier,
      @Nullable Long slip,
      int devices,
      Instant leftAt,
      long recordedBy,
      UUID key) {
    jdbc.sql(
            """
            insert into classrooms.dispatch (classroom, carrier, slip, devices, left_at, recorded_by,
                                             key)
            values (:classroom, :carrier, :slip, :devices, :left, :by, :key)
            """)
        .param("classroom", classroom)
        .param("carrier", carrier)
        .param("slip", slip)
        .param("devices", devices)
        .param("left", leftAt.atOffset(ZoneOffset.UTC))
        .param("by", recordedBy)
        .param("key", key)
        .update();
  }

  List<Dispatch> dispatches(long classroom) {
    return jdbc.sql(
            """
            select d.dispatch, p.name as carrier_name, d.slip, d.devices, d.left_at
              from classrooms.dispatch d
              left join partners.partners p on p.partner = d.carrier
             where d.classroom = ? order by d.dispatch
            """)
        .param(classroom)
        .query((row, _) ->
            new Dispatch(
                row.getLong("dispatch"),
                row.getString("carrier_name"),
                row.getObject("slip", Long.class),
                row.getInt("devices"),
                row.getTimestamp("left_at").toInstant()))
        .list();
  }

  Optional<Long> accepted(UUID key) {
    return jdbc.sql("select acceptance from classrooms.acceptance where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  long accept(
      long classroom,
      LocalDate acceptedOn,
      long slip,
      int arrived,
      int missed,
      Instant recordedAt,
      long recordedBy,
      UUID key) {
    return jdbc.sql(
            """
            insert into classrooms.acceptance (classroom, accepted_on, slip, arrived, missed,
                                               recorded_at, recorded_by, key)
            values (:classroom, :accepted, :slip, :arrived, :missed, :at, :by, :key)
            returning acceptance
            """)
        .param("classroom", classroom)
        .param("accepted", acceptedOn)
        .param("slip", slip)
        .param("arrived", arrived)
        .param("missed", missed)
        .param("at", recordedAt.atOffset(ZoneOffset.UTC))
        .param("by", recordedBy)
        .param("key", key)
        .query(Long.class)
        .single();
  }

  List<Acceptance> acceptances(long classroom) {
    return jdbc.sql(
            """
            select acceptance, accepted_on, slip, arrived, missed
              from classrooms.acceptance where classroom = ? order by acceptance
            """)
        .param(classroom)
        .query(DataClassRowMapper.newInstance(Acceptance.class))
        .list();
  }

  void count(
      long classroom,
      String schoolYear,
      int pupils,
      HeadcountSource source,
      Instant recordedAt,
      long recordedBy,
      UUID key) {
    jdbc.sql(
            """
            insert into classrooms.headcount (classroom, school_year, pupils, source, recorded_at,
                                              recorded_by, key)
            values (:classroom, :year, :pupils, :source, :at, :by, :key) on conflict (key) do nothing
            """)
        .param("classroom", classroom)
        .param("year", schoolYear)
        .param("pupils", pupils)
        .param("source", source.name())
        .param("at", recordedAt.atOffset(ZoneOffset.UTC))
        .param("by", recordedBy)
        .param("key", key)
        .update();
  }

  /** When something last moved on; null when nothing ever did. */
  record Times(@Nullable Instant left, @Nullable Instant accepted) {}

  Times times() {
    return jdbc.sql(
            """
            select (select max(left_at) from classrooms.dispatch),
                   (select max(recorded_at) from classrooms.acceptance)
            """)
        .query((row, _) -> new Times(instant(row.getTimestamp(1)), instant(row.getTimestamp(2))))
        .single();
  }

  long onTheWaySince(Instant moment) {
    return jdbc.sql(
            """
            select count(*) from classrooms.classrooms c
             where c.state = 'ON_THE_WAY'
               and (select max(left_at) from classrooms.dispatch d
                     where d.classroom = c.classroom) < ?
            """)
        .param(moment.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  List<Headcount> headcounts(long classroom) {
    return jdbc.sql(
            """
            select school_year, pupils, source, recorded_at
              from classrooms.headcounts where classroom = ? order by school_year desc
            """)
        .param(classroom)
        .query((row, _) ->
            new Headcount(
                row.getString("school_year"),
                row.getInt("pupils"),
                HeadcountSource.valueOf(row.getString("source")),
                row.getTimestamp("recorded_at").toInstant()))
        .list();
  }
}
