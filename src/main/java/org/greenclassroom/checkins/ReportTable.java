package org.greenclassroom.checkins;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code checkins.report}, {@code checkins.answer} and {@code checkins.roll}. */
@Component
class ReportTable {
  private static final String SELECT =
      """
      select r.report, r.uid, r.hash, r.classroom, r.kind, r.period, r.revision, r.version, r.via,
             r.received_at, r.recorded_at, r.recorded_by, r.working, r.faulty, r.missing,
             r.foreign_devices, r.room_state, r.sms, r.task, v.current
        from checkins.report r
        join checkins.reports v using (report)
      """;

  private final JdbcClient jdbc;

  ReportTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Report> report(long report) {
    return one(jdbc.sql(SELECT + " where r.report = ?").param(report));
  }

  Optional<Report> byUid(UUID uid) {
    return one(jdbc.sql(SELECT + " where r.uid = ?").param(uid));
  }

  /** The same SMS, whenever it came before. */
  Optional<Report> bySms(String sms) {
    return one(jdbc.sql(SELECT + " where r.sms = ? order by r.report limit 1").param(sms));
  }

  Optional<Report> current(long classroom, ReportKind kind, LocalDate period) {
    return one(
        jdbc.sql(
                SELECT
                    + """
                     where r.classroom = ? and r.kind = ? and r.period = ? and v.current
                     order by r.revision desc limit 1
                    """)
            .params(classroom, kind.name(), Date.valueOf(period)));
  }

  /** The number of the one that was recorded last; 0: there is none. */
  int last(long classroom, ReportKind kind, LocalDate period) {
    return jdbc.sql(
            """
            select coalesce(max(revision), 0) from checkins.report
             where classroom = ? and kind = ? and period = ?
            """)
        .params(classroom, kind.name(), Date.valueOf(period))
        .query(Integer.class)
        .single();
  }

  /** All of a room before this one, the newest first. */
  List<Report> of(long classroom, long before, int most) {
    return jdbc.sql(
            SELECT + " where r.classroom = ? and r.report < ? order by r.report desc limit ?")
        .params(classroom, before, most)
        .query(DataClassRowMapper.newInstance(Report.class))
        .list();
  }

  /** What was said of one period, the newest first. */
  List<Report> revisions(long classroom, ReportKind kind, LocalDate period) {
    return jdbc.sql(
            SELECT
                + """
                 where r.classroom = ? and r.kind = ? and r.period = ?
                 order by r.revision desc, r.report desc
                """)
        .params(classroom, kind.name(), Date.valueOf(period))
        .query(DataClassRowMapper.newInstance(Report.class))
        .list();
  }

  /** Whether each of the questionnaires came since that day. */
  int questionnaireKinds(long classroom, LocalDate since) {
    return jdbc.sql(
            """
            select count(distinct kind) from checkins.report
             where classroom = ? and kind in ('PRINCIPAL', 'TEACHER', 'PUPILS')
               and (received_at at time zone 'Asia/Shanghai')::date >= ?
            """)
        .params(classroom, Date.valueOf(since))
        .query(Integer.class)
        .single();
  }

  long insert(Sending sending, int revision, @Nullable Long task, Instant now, long by) {
    long report =
        jdbc.sql(
                """
                insert into checkins.report (uid, hash, classroom, kind, period, revision, version, via,
                       received_at, recorded_at, recorded_by, working, faulty, missing, foreign_devices,
                       room_state, sms, task)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning report
                """)
            .params(
                Arrays.asList(
                    sending.uid(),
                    sending.hash(),
                    sending.classroom(),
                    sending.kind().name(),
                    Date.valueOf(sending.period()),
                    revision,
                    sending.checked().version().version(),
                    sending.via().name(),
                    Timestamp.from(sending.receivedAt()),
                    Timestamp.from(now),
                    by,
                    sending.working(),
                    sending.faulty(),
                    sending.missing(),
                    sending.foreignDevices(),
                    sending.roomState(),
                    sending.sms(),
                    task))
            .query(Long.class)
            .single();
    sending
        .checked()
        .answers()
        .forEach((item, answer) ->
            jdbc.sql(
                    """
                    insert into checkins.answer (report, item, value, reason, starred)
                    values (?, ?, ?, ?, ?)
                    """)
                .params(
                    Arrays.asList(report, item, answer.value(), answer.reason(), answer.starred()))
                .update());
    if (!sending.roll().isEmpty()) {
      var devices = sending.roll().keySet().toArray(Long[]::new);
      var states = new String[devices.length];
      for (int at = 0; at < devices.length; at++)
        states[at] = String.valueOf(sending.roll().get(devices[at]));
      jdbc.sql(
              """
              insert into checkins.roll (report, device, state)
              select ?, device, state from unnest(?::bigint[], ?::text[]) as r (device, state)
              """)
          .params(report, devices, states)
          .update();
    }
    return report;
  }

  Map<String, Answer> answers(long report) {
    var all = new LinkedHashMap<String, Answer>();
    jdbc.sql("select item, value, reason, starred from checkins.answer where report = ?")
        .param(report)
        .query(row -> {
          all.put(
              row.getString("item"),
              new Answer(
                  row.getString("value"), row.getString("reason"), row.getBoolean("starred")));
        });
    return all;
  }

  private static Optional<Report> one(JdbcClient.StatementSpec asked) {
    return asked.query(DataClassRowMapper.newInstance(Report.class)).optional();
  }
}
