package org.greenclassroom.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code attendance.certificate}, its count and its lines. */
@Component
class CertificateTable {
  private static final String SELECT =
      """
      select c.certificate, c.number, c.secret, c.volunteer, v.name, c.from_day, c.until_day, c.minutes, c.letterhead,
             c.supersedes, c.issued_at, c.issued_by, c.state, c.ended_at, c.reason
        from attendance.certificate c join volunteers.volunteers v using (volunteer)
      """;
  private final JdbcClient jdbc;

  CertificateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next number; whoever else issues one waits until this one is written. */
  int next(String prefix, int year) {
    return jdbc.sql(
            """
            insert into attendance.certificate_count (prefix, year, last) values (?, ?, 1)
            on conflict (prefix, year) do update set last = certificate_count.last + 1
            returning last
            """)
        .params(prefix, year)
        .query(Integer.class)
        .single();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select certificate from attendance.certificate where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** How many minutes of a person in a period count. */
  int minutes(long volunteer, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select coalesce(sum(actual_min), 0) from attendance.hour
             where volunteer = ? and state = 'CONFIRMED' and day between ? and ?
            """)
        .params(volunteer, from, until)
        .query(Integer.class)
        .single();
  }

  /** A number of one that stands for the same; empty: none does. */
  Optional<String> standing(long volunteer, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select number from attendance.certificate
             where volunteer = ? and from_day = ? and until_day = ? and state = 'VALID'
            """)
        .params(volunteer, from, until)
        .query(String.class)
        .optional();
  }

  /** Whose hours of which day wait for a certificate. */
  record Due(long volunteer, LocalDate day) {}

  /** Those whose hours of this day with people are confirmed, and who have none of that day. */
  List<Due> toCertify(long activity) {
    return jdbc.sql(
            """
            select distinct h.volunteer, h.day
              from attendance.hour h join volunteers.volunteers v using (volunteer)
             where h.activity = ? and h.state = 'CONFIRMED' and not v.erased
               and not exists (select from attendance.certificate c
                                where c.volunteer = h.volunteer and c.from_day = h.day and c.until_day = h.day
                                  and c.state = 'VALID')
             order by h.volunteer
            """)
        .param(activity)
        .query((row, _) -> new Due(row.getLong(1), row.getObject(2, LocalDate.class)))
        .list();
  }

  /** The hours of which one is made stay what they are until it is written. */
  void hold(long volunteer, LocalDate from, LocalDate until) {
    jdbc.sql(
            """
            select hour from attendance.hour where volunteer = ? and day between ? and ? order by hour for share
            """)
        .params(volunteer, from, until)
        .query(Long.class)
        .list();
  }

  /** In which territory the latest of them were given; empty: nobody said. */
  String territory(long volunteer, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select coalesce(s.territory, c.territory, '') from attendance.hour h
              join activities.activities a on a.activity = h.activity
              left join partners.partners s on s.partner = a.school
              left join partners.partners c on c.partner = a.partner
             where h.volunteer = ? and h.state = 'CONFIRMED' and h.day between ? and ?
             order by h.day desc, h.hour desc limit 1
            """)
        .params(volunteer, from, until)
        .query(String.class)
        .optional()
        .orElse("");
  }

  long insert(
      UUID key,
      String number,
      String secret,
      long volunteer,
      LocalDate from,
      LocalDate until,
      int minutes,
      @Nullable String letterhead,
      @Nullable Long supersedes,
      Instant now,
      long by) {
    return jdbc.sql(
            """
            insert into attendance.certificate (key, number, secret, volunteer, from_day, until_day, minutes, letterhead, supersedes, issued_at, issued_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning certificate
            """)
        .params(
            Arrays.asList(
                key,
                number,
                secret,
                volunteer,
                from,
                until,
                minutes,
                letterhead,
                supersedes,
                Timestamp.from(now),
                by))
        .query(Long.class)
        .single();
  }

  /** Its lines, from the hours that count today. */
  void insertLines(long certificate) {
    jdbc.sql(
            """
            insert into attendance.certificate_line (certificate, hour, day, title, place, kind, minutes)
            select c.certificate, h.hour, h.day, a.title, coalesce(s.name, a.place), a.kind, h.actual_min
              from attendance.certificate c
              join attendance.hour h on h.volunteer = c.volunteer and h.state = 'CONFIRMED'
                                    and h.day between c.from_day and c.until_day
              join activities.activities a on a.activity = h.activity
              left join partners.partners s on s.partner = a.school
             where c.certificate = ?
            """)
        .param(certificate)
        .update();
  }

  List<Certificate.Line> lines(long certificate) {
    return jdbc.sql(
            """
            select day, title, place, kind, minutes from attendance.certificate_line
             where certificate = ? order by day, hour
            """)
        .param(certificate)
        .query((row, _) ->
            new Certificate.Line(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)))
        .list();
  }

  /** 0: it had ended already. */
  int end(long certificate, Certificate.State how, String reason, Instant now, long by) {
    return jdbc.sql(
            """
            update attendance.certificate set state = ?, reason = ?, ended_at = ?, ended_by = ?
             where certificate = ? and state = 'VALID'
            """)
        .params(how.name(), reason, Timestamp.from(now), by, certificate)
        .update();
  }

  Optional<Certificate> certificate(long certificate) {
    return jdbc.sql(SELECT + " where c.certificate = ?")
        .param(certificate)
        .query(CertificateTable::row)
        .optional();
  }

  Optional<Certificate> numbered(String number) {
    return jdbc.sql(SELECT + " where c.number = ?")
        .param(number)
        .query(CertificateTable::row)
        .optional();
  }

  Optional<Certificate> successor(long certificate) {
    return jdbc.sql(SELECT + " where c.supersedes = ?")
        .param(certificate)
        .query(CertificateTable::row)
        .optional();
  }

  List<Certificate> page(long before, int size) {
    return jdbc.sql(SELECT + " where c.certificate < ? order by c.certificate desc limit ?")
        .params(before, size)
        .query(CertificateTable::row)
        .list();
  }

  List<Certificate> of(long volunteer) {
    return jdbc.sql(SELECT + " where c.volunteer = ? order by c.certificate desc")
        .param(volunteer)
        .query(CertificateTable::row)
        .list();
  }

  private static Certificate row(ResultSet row, int nth) throws SQLException {
    return new Certificate(
        row.getLong("certificate"),
        row.getString("number"),
        row.getString("secret"),
        row.getLong("volunteer"),
        row.getString("name"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getInt("minutes"),
        row.getString("letterhead"),
        row.getObject("supersedes", Long.class),
        DayTable.instant(row, "issued_at"),
        row.getLong("issued_by"),
        Certificate.State.valueOf(row.getString("state")),
        DayTable.perhaps(row, "ended_at"),
        row.getString("reason"));
  }
}
