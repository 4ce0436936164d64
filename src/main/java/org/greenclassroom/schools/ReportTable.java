package org.greenclassroom.schools;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code schools.report} and {@code schools.tally}. */
@Component
class ReportTable {
  private final JdbcClient jdbc;

  ReportTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of the report; empty: this very one was posted before. */
  Optional<Long> insert(
      long school,
      Subject subject,
      SchoolYear year,
      Report.Source source,
      Instant at,
      long by,
      UUID key) {
    return jdbc.sql(
            """
            insert into schools.report
              (school, subject, school_year, source, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning report
            """)
        .params(
            school,
            subject.name(),
            year.toString(),
            source.name(),
            at.atOffset(ZoneOffset.UTC),
            by,
            key)
        .query(Long.class)
        .optional();
  }

  void tally(long report, Map<String, Integer> tallies) {
    jdbc.sql(
            """
            insert into schools.tally (report, line, pupils)
            select :report, line, pupils from unnest(:lines::text[], :pupils::int[]) as t(line, pupils)
            """)
        .param("report", report)
        .param("lines", tallies.keySet().toArray(String[]::new))
        .param("pupils", tallies.values().toArray(Integer[]::new))
        .update();
  }

  /** What is told of types of disability; empty: nobody counted. */
  Optional<Told> told(long school) {
    var pupils = new HashMap<String, @Nullable Integer>();
    var year =
        jdbc.sql("select school_year, kind, pupils from schools.told_disabilities where school = ?")
            .param(school)
            .query((row, _) -> {
              pupils.put(row.getString("kind"), row.getObject("pupils", Integer.class));
              return row.getString("school_year");
            })
            .list();
    if (year.isEmpty()) return Optional.empty();
    var sorted = new LinkedHashMap<String, @Nullable Integer>();
    for (var line : Subject.DISABILITIES.lines())
      if (pupils.containsKey(line)) sorted.put(line, pupils.get(line));
    return Optional.of(new Told(year.getFirst(), sorted));
  }

  /**
   * All reports of a school, the latest school year first, of each year the latest report first.
   */
  List<Report> of(long school) {
    var reports = new LinkedHashMap<Long, Report>();
    var tallies = new LinkedHashMap<Long, Map<String, Integer>>();
    jdbc.sql(
            """
            select r.report, r.subject, r.school_year, r.source, r.recorded_at, t.line, t.pupils,
                   r.report = max(r.report) over (partition by r.subject, r.school_year) as counts
              from schools.report r join schools.tally t using (report)
             where r.school = ?
             order by r.subject desc, r.school_year desc, r.report desc
            """)
        .param(school)
        .query(row -> {
          long report = row.getLong("report");
          var lines = tallies.computeIfAbsent(report, _ -> new LinkedHashMap<>());
          lines.put(row.getString("line"), row.getInt("pupils"));
          if (!reports.containsKey(report))
            reports.put(
                report,
                new Report(
                    report,
                    Subject.valueOf(row.getString("subject")),
                    row.getString("school_year"),
                    Report.Source.valueOf(row.getString("source")),
                    lines,
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getBoolean("counts")));
        });
    var sorted = new ArrayList<Report>();
    for (var report : reports.values()) {
      var lines = new LinkedHashMap<String, Integer>();
      for (var line : report.subject().lines()) {
        var pupils = report.tallies().get(line);
        if (pupils != null) lines.put(line, pupils);
      }
      sorted.add(
          new Report(
              report.report(),
              report.subject(),
              report.schoolYear(),
              report.source(),
              lines,
              report.recordedAt(),
              report.counts()));
    }
    return sorted;
  }
}
