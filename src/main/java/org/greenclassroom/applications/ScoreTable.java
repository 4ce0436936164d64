package org.greenclassroom.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of weights and of scores. */
@Component
class ScoreTable {
  private final JdbcClient jdbc;

  ScoreTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One reckoning, as a line of a list. */
  record Kept(long score, long weighting, int points, Instant reckonedAt) {}

  long insert(Weighting weighting, Instant at, long by) {
    var number =
        jdbc.sql(
                """
                insert into applications.weighting (valid_from, source, entered_at, entered_by)
                values (?, ?, ?, ?) returning weighting
                """)
            .params(weighting.validFrom(), weighting.source(), at.atOffset(ZoneOffset.UTC), by)
            .query(Long.class)
            .single();
    weighting
        .weights()
        .forEach((criterion, weight) ->
            jdbc.sql(
                    """
                    insert into applications.weight (weighting, criterion, points, none_at, full_at)
                    values (?, ?, ?, ?, ?)
                    """)
                .params(number, criterion.name(), weight.points(), weight.noneAt(), weight.fullAt())
                .update());
    return number;
  }

  /** The newest first, those to come before all. */
  List<Weighting> weightings() {
    return jdbc.sql(
            """
            select weighting, valid_from, source from applications.weighting
             order by valid_from desc, weighting desc
            """)
        .query(this::read)
        .list();
  }

  Weighting on(LocalDate day) {
    return jdbc.sql(
            """
            select weighting, valid_from, source from applications.weighting
             where valid_from <= ? order by valid_from desc, weighting desc limit 1
            """)
        .param(day)
        .query(this::read)
        .single();
  }

  private Weighting weighting(long number) {
    return jdbc.sql(
            "select weighting, valid_from, source from applications.weighting where weighting = ?")
        .param(number)
        .query(this::read)
        .single();
  }

  private Weighting read(ResultSet row, int index) throws SQLException {
    var weights = new EnumMap<Criterion, Weighting.Weight>(Criterion.class);
    jdbc.sql(
            "select criterion, points, none_at, full_at from applications.weight where weighting = ?")
        .param(row.getLong("weighting"))
        .query((one, _) ->
            weights.put(
                Criterion.valueOf(one.getString("criterion")),
                new Weighting.Weight(
                    one.getInt("points"), one.getInt("none_at"), one.getInt("full_at"))))
        .list();
    return new Weighting(
        row.getLong("weighting"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("source"),
        weights);
  }

  long insert(long application, Score score, Instant at, long by) {
    var number =
        jdbc.sql(
                """
                insert into applications.score (application, weighting, points, reckoned_at, reckoned_by)
                values (?, ?, ?, ?, ?) returning score
                """)
            .params(
                application,
                score.weighting().weighting(),
                score.points(),
                at.atOffset(ZoneOffset.UTC),
                by)
            .query(Long.class)
            .single();
    for (var line : score.lines())
      jdbc.sql(
              """
              insert into applications.score_line (score, criterion, points, most, value, source, none_at, full_at)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              Arrays.asList(
                  number,
                  line.criterion().name(),
                  line.points(),
                  line.most(),
                  line.value(),
                  line.source() == null ? null : line.source().name(),
                  line.noneAt(),
                  line.fullAt()))
          .update();
    return number;
  }

  /** The last first. */
  List<Kept> scores(long application) {
    return jdbc.sql(
            """
            select score, weighting, points, reckoned_at
              from applications.score where application = ? order by score desc
            """)
        .param(application)
        .query((row, _) ->
            new Kept(
                row.getLong("score"),
                row.getLong("weighting"),
                row.getInt("points"),
                row.getTimestamp("reckoned_at").toInstant()))
        .list();
  }

  /** This reckoning of this application; of null the last. */
  Optional<Score> score(long application, @Nullable Long score) {
    return jdbc.sql(
            """
            select score, weighting, reckoned_at from applications.score
             where application = :application and (:score::bigint is null or score = :score)
             order by score desc limit 1
            """)
        .param("application", application)
        .param("score", score)
        .query((row, _) ->
            new Score(
                row.getLong("score"),
                weighting(row.getLong("weighting")),
                lines(row.getLong("score")),
                row.getTimestamp("reckoned_at").toInstant()))
        .optional();
  }

  private List<Score.Line> lines(long score) {
    var lines =
        jdbc.sql(
                """
                select criterion, points, most, value, source, none_at, full_at
                  from applications.score_line where score = ?
                """)
            .param(score)
            .query((row, _) -> {
              var source = row.getString("source");
              return new Score.Line(
                  Criterion.valueOf(row.getString("criterion")),
                  row.getInt("points"),
                  row.getInt("most"),
                  row.getObject("value", Integer.class),
                  source == null ? null : Source.valueOf(source),
                  row.getInt("none_at"),
                  row.getInt("full_at"));
            })
            .list();
    return lines.stream()
        .sorted((one, other) -> one.criterion().compareTo(other.criterion()))
        .toList();
  }
}
