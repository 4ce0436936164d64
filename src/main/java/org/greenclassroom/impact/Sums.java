package org.greenclassroom.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures from the running sums that the rooms below keep where their rows are written: as fast for
 * ten million devices as for ten thousand. {@link Figures} has the rows behind them, and the tests
 * add those up.
 */
@Component
class Sums {
  private final JdbcClient jdbc;
  private final Figures figures;

  Sums(JdbcClient jdbc, Figures figures) {
    this.jdbc = jdbc;
    this.figures = figures;
  }

  /** What stands in a stage, apart for each way in which its weight is known. */
  record Present(Stage stage, boolean estimated, long pieces, long grams) {}

  List<Present> present(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select d.stage, d.basis = 'ESTIMATED' as estimated, sum(d.pieces)::bigint as pieces,
                       sum(d.grams)::bigint as grams
                  from custody.standings d
                 where d.scope = '%s'%s
                 group by 1, 2 having sum(d.pieces) <> 0 or sum(d.grams) <> 0
                """
                    .formatted(scope.sums(), scope.own())),
            scope)
        .query((row, _) ->
            new Present(
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("estimated"),
                row.getLong("pieces"),
                row.getLong("grams")))
        .list();
  }

  /**
   * A figure, once for each school year if it is counted so.
   *
   * @param present as it was read for this scope
   */
  List<Worth> worths(Figure figure, Scope scope, Instant at, List<Present> present) {
    return switch (figure.kind) {
      case DEVICES -> List.of(devices(figure, present));
      case STAYS -> List.of(stays(scope, at));
      case WEIGHINGS -> List.of(plants(figure, "WEIGHING"));
      case TREATMENTS ->
          List.of(scope.isEverything() ? plants(figure, "TREATMENT") : treated(scope));
      case ROOMS ->
          List.of(
              counted(figure, "select count(distinct a.classroom) from classrooms.acceptances a"));
      case DAYS ->
          List.of(
              counted(
                  figure,
                  """
                  select count(*) from activities.activities a where a.state = 'HELD' and not a.removed
                  """));
      case HEADCOUNTS -> scope.isEverything() ? pupils() : figures.perYear(figure, scope, at);
    };
  }

  /** There are few of them beside the devices: they are counted when they are asked for. */
  private Worth counted(Figure figure, String sql) {
    long pieces = jdbc.sql(sql).query(Long.class).single();
    return new Worth(figure, null, pieces, pieces);
  }

  private static Worth devices(Figure figure, List<Present> present) {
    Predicate<Present> which =
        switch (figure) {
          case WEIGHT_RECEIVED_WEIGHED -> one -> !one.estimated();
          case WEIGHT_RECEIVED_ESTIMATED -> Present::estimated;
          case DEVICES_LENT_NOW -> one -> one.stage() == Stage.IN_CLASS;
          case DEVICES_DISMANTLED -> one -> one.stage() == Stage.DISMANTLED;
          case DEVICES_LOST -> one -> one.stage() == Stage.LOST;
          case DEVICES_GIVEN_BACK -> one -> one.stage() == Stage.WITH_DONOR;
          case DEVICES_WITH_SCHOOLS -> one -> one.stage() == Stage.WITH_SCHOOL;
          default -> one -> true;
        };
    long pieces = present.stream().filter(which).mapToLong(Present::pieces).sum();
    long grams = present.stream().filter(which).mapToLong(Present::grams).sum();
    return new Worth(figure, null, figure.unit == Unit.KILOGRAMS ? grams : pieces, pieces);
  }

  /** Stays that last grow by a day each day, so that nothing need be written for it. */
  private Worth stays(Scope scope, Instant at) {
    long today = at.atZone(Occasion.PROGRAMME_ZONE).toLocalDate().toEpochDay();
    return Figures.own(
            jdbc.sql(
                """
                select coalesce(sum(d.days + d.open * :today - d.begun), 0)::bigint,
                       coalesce(sum(d.stays), 0)::bigint
                  from custody.stays d
                 where d.scope = '%s'%s
                """
                    .formatted(scope.sums(), scope.own())),
            scope)
        .param("today", today)
        .query((row, _) -> new Worth(Figure.COMPUTER_YEARS, null, row.getLong(1), row.getLong(2)))
        .single();
  }

  private Worth plants(Figure figure, String side) {
    return jdbc.sql(
            """
            select coalesce(sum(t.grams), 0)::bigint, coalesce(sum(t.pieces), 0)::bigint
              from dismantling.tallies t where t.side = ?
            """)
        .param(side)
        .query((row, _) -> new Worth(figure, null, row.getLong(1), row.getLong(2)))
        .single();
  }

  private Worth treated(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select coalesce(sum(d.grams), 0)::bigint, coalesce(sum(d.devices), 0)::bigint
                  from dismantling.shares d
                 where true
                """
                    + scope.own()),
            scope)
        .query((row, _) -> new Worth(Figure.WEIGHT_TREATED, null, row.getLong(1), row.getLong(2)))
        .single();
  }

  private List<Worth> pupils() {
    return jdbc.sql(
            """
            select y.school_year, y.pupils, y.rows
              from classrooms.tellable_school_years y order by y.school_year
            """)
        .query(
            (row, _) -> new Worth(Figure.PUPILS, row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** One figure, of one school year or of all that there are. */
  Worth worth(Figure figure, @Nullable String year, Scope scope, Instant at) {
    if (figure.kind == Figure.Kind.HEADCOUNTS) {
      if (!scope.isEverything()) return figures.worth(figure, year, scope, at);
      var asked = pupils().stream().filter(one -> year == null || year.equals(one.year())).toList();
      return new Worth(
          figure,
          year,
          asked.stream().mapToLong(Worth::sum).sum(),
          asked.stream().mapToLong(Worth::rows).sum());
    }
    var present = figure.kind == Figure.Kind.DEVICES ? present(scope) : List.<Present>of();
    return worths(figure, scope, at, present).getFirst();
  }

  /**
   * What stands in a stage.
   *
   * @param weighed grams that stood on a scale
   * @param estimated grams by the usual weight of their kind
   */
  record Standing(Stage stage, long pieces, long weighed, long estimated) {}

  /** Pieces and grams by stage. */
  static List<Standing> standing(List<Present> present) {
    return present.stream()
        .map(Present::stage)
        .distinct()
        .map(stage -> {
          var here = present.stream().filter(one -> one.stage() == stage).toList();
          return new Standing(
              stage,
              here.stream().mapToLong(Present::pieces).sum(),
              here.stream().filter(one -> !one.estimated()).mapToLong(Present::grams).sum(),
              here.stream().filter(Present::estimated).mapToLong(Present::grams).sum());
        })
        .sorted(Comparator.comparing(Standing::stage))
        .toList();
  }

  /**
   * What the book says was ever received, kept from the facts alone: pieces by first receipts,
   * grams by what was last seen of each device.
   */
  Balance.Side received(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select coalesce(sum(d.pieces), 0)::bigint,
                       coalesce(sum(d.grams) filter (where d.basis <> 'ESTIMATED'), 0)::bigint,
                       coalesce(sum(d.grams) filter (where d.basis = 'ESTIMATED'), 0)::bigint
                  from custody.arrivals d
                 where d.scope = '%s'%s
                """
                    .formatted(scope.sums(), scope.own())),
            scope)
        .query((row, _) -> new Balance.Side(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /**
   * A certificate that names gifts of this scope.
   *
   * @param devices how many of them
   * @param grams their share of it
   */
  record Certified(String number, String plant, LocalDate issuedOn, long devices, long grams) {}

  List<Certified> certified(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select c.number, p.name as plant, c.issued_on, d.devices, d.grams
                  from (select d.certificate, sum(d.devices)::bigint as devices, sum(d.grams)::bigint as grams
                          from dismantling.shares d
                         where true%s
                         group by d.certificate) d
                  join dismantling.certificates c on c.certificate = d.certificate
                  join partners.partners p on p.partner = c.plant
                 order by c.issued_on, c.certificate
                """
                    .formatted(scope.own())),
            scope)
        .query((row, _) ->
            new Certified(
                row.getString("number"),
                row.getString("plant"),
                row.getObject("issued_on", LocalDate.class),
                row.getLong("devices"),
                row.getLong("grams")))
        .list();
  }

  /** Donors with at least one gift that arrived. */
  record Donor(long partner, String name, long pieces) {}

  List<Donor> donors(Scope scope) {
    return Figures.own(
            jdbc.sql(
                """
                select d.donor as partner, p.name, sum(d.pieces)::bigint as pieces
                  from custody.arrivals d join partners.partners p on p.partner = d.donor
                 where d.scope = 'DONOR'%s
                 group by d.donor, p.name having sum(d.pieces) > 0 order by p.name
                """
                    .formatted(scope.own())),
            scope)
        .query((row, _) ->
            new Donor(row.getLong("partner"), row.getString("name"), row.getLong("pieces")))
        .list();
  }
}
