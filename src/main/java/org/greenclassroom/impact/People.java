package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.past.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the figures about persons: learners, teachers, volunteers. Each answer is read
 * from one moment of the database. Fewer than ten are never told, and what is declared of earlier
 * years stands beside what was counted and is never added to it.
 */
@Service("impactPeople")
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class People {
  private static final int PAGE = 100;

  private final PeopleTable table;

  People(PeopleTable table) {
    this.table = table;
  }

  /**
   * A figure with its value.
   *
   * @param period a school year, or the year that a declaration names; null: of no single year
   * @param year the school year in which it began; null: of no single year, or declared only
   * @param evidenced from rows of this house; null: there is only a declaration
   * @param declared of earlier years; null: nothing is
   * @param estimated new entrants of at least one year are estimated
   */
  record Counted(
      PeopleFigure figure,
      @Nullable String period,
      @Nullable Integer year,
      @Nullable Cell evidenced,
      @Nullable Cell declared,
      boolean estimated,
      long rows) {}

  /**
   * Rooms for special needs, of the whole programme only.
   *
   * @param disabilities pupils by kind
   */
  record Special(
      long rooms, long computers, long reading, long instructed, Map<String, Cell> disabilities) {}

  /**
   * All figures at one moment.
   *
   * @param special null: not of the whole programme
   */
  record Sheet(Instant at, List<Counted> counted, @Nullable Special special) {
    public List<Counted> of(String group) {
      return counted.stream().filter(one -> one.figure().group.name().equals(group)).toList();
    }
  }

  Sheet sheet(Occasion occasion, Scope scope) {
    return sheet(occasion, new PeopleTable.Whose(scope.donors(), null));
  }

  private Sheet sheet(Occasion occasion, PeopleTable.Whose whose) {
    var declared =
        whose.classroom() == null ? table.declared(whose) : List.<PeopleTable.Declared>of();
    var all = new ArrayList<Counted>();
    for (var figure : PeopleFigure.all()) {
      if (figure == PeopleFigure.LEARNERS) all.addAll(declared(figure, Kind.CLASSROOM, declared));
      all.addAll(counted(occasion, figure, whose));
    }
    all.addAll(attendances(declared));
    return new Sheet(occasion.now(), all, whose.isEverybody() ? special() : null);
  }

  private List<Counted> counted(Occasion occasion, PeopleFigure figure, PeopleTable.Whose whose) {
    var totals = table.totals(figure, whose, occasion.today());
    return figure.isYearly() ? yearly(figure, totals) : List.of(single(figure, totals, whose));
  }

  /** The years' learners have a told sum, the learner-years: one hidden year hides another. */
  private static List<Counted> yearly(PeopleFigure figure, List<PeopleTable.Total> totals) {
    var hidden =
        figure == PeopleFigure.LEARNERS
            ? Cell.hidden(totals.stream().map(PeopleTable.Total::amount).toList())
            : totals.stream().map(_ -> false).toList();
    var all = new ArrayList<Counted>();
    for (int at = 0; at < totals.size(); at++) {
      var total = totals.get(at);
      var told = total.told() && !hidden.get(at);
      all.add(
          new Counted(
              figure,
              total.period(),
              (int) total.part(),
              told ? new Cell(figure.told(total.amount(), total.computers()), false) : Cell.HIDDEN,
              null,
              false,
              total.rows()));
    }
    return all;
  }

  private Counted single(
      PeopleFigure figure, List<PeopleTable.Total> totals, PeopleTable.Whose whose) {
    var total = totals.isEmpty() ? null : totals.getLast();
    Cell cell;
    if (figure == PeopleFigure.VOLUNTEERS) cell = Cell.of(table.volunteers(whose));
    else if (total == null)
      cell =
          switch (figure.measure) {
            // a school that told no number has pupils all the same
            case PERSONS, YEARS ->
                figure.group == PeopleFigure.Group.LEARNERS ? Cell.UNKNOWN : Cell.of(0);
            case HOURS, SCHOOLS -> new Cell(BigDecimal.ZERO, false);
            case PER_COMPUTER, PER_HUNDRED -> Cell.UNKNOWN;
          };
    else
      cell =
          total.told()
              ? new Cell(figure.told(total.amount(), total.computers()), false)
              : Cell.HIDDEN;
    return new Counted(
        figure,
        total != null && figure.isRatio() ? total.period() : null,
        null,
        cell,
        null,
        total != null && total.estimated() && figure == PeopleFigure.LEARNERS_OVER_THE_LOAN,
        total == null ? 0 : total.rows());
  }

  /**
   * Teachers who were trained and volunteers who came, as documents count them: whoever came in two
   * years is in both. Such numbers stand beside no different people, each counted once.
   */
  private static List<Counted> attendances(List<PeopleTable.Declared> declared) {
    var all = new ArrayList<Counted>();
    for (var figure : PeopleFigure.values()) {
      var kind = figure.declaredOnly();
      if (kind != null) all.addAll(declared(figure, kind, declared));
    }
    return all;
  }

  /** Declared years stand for themselves: nobody says whether they are school years. */
  private static List<Counted> declared(
      PeopleFigure figure, Kind kind, List<PeopleTable.Declared> declared) {
    return declared.stream()
        .filter(one -> one.kind() == kind)
        .map(one ->
            new Counted(
                figure,
                one.year() == null ? null : one.year().toString(),
                null,
                null,
                Cell.of(one.counted()),
                false,
                0))
        .toList();
  }

  private Special special() {
    var rooms = table.special();
    var kinds = table.disabilities();
    var hidden = Cell.hidden(kinds.stream().map(PeopleTable.Disability::pupils).toList());
    var cells = new LinkedHashMap<String, Cell>();
    for (int at = 0; at < kinds.size(); at++)
      cells.put(
          kinds.get(at).kind(), hidden.get(at) ? Cell.HIDDEN : Cell.of(kinds.get(at).pupils()));
    return new Special(
        rooms.rooms(), rooms.computers(), rooms.reading(), rooms.instructed(), cells);
  }

  /**
   * A figure about persons as it is told outside.
   *
   * @param figure its name in addresses; words: {@code impact.people.name.<figure>} and {@code
   *     impact.people.definition.<figure>}
   * @param period a school year, or a declared year; null: of no single year
   * @param value from rows of this house; null: withheld, not known, or declared only
   * @param withheld fewer than ten, or kept back beside such a number
   * @param declared of earlier years; never added to the value; null: nothing is, or withheld
   * @param unit persons, years, per-computer, per-hundred, hours or schools
   * @param estimated new entrants of at least one year are estimated
   * @param rows how many rows stand behind it
   */
  public record Told(
      String figure,
      @Nullable String period,
      @Nullable BigDecimal value,
      boolean withheld,
      @Nullable BigDecimal declared,
      String unit,
      boolean estimated,
      long rows) {
    static Told of(Counted one) {
      var evidenced = one.evidenced();
      var declared = one.declared();
      return new Told(
          one.figure().id(),
          one.period(),
          evidenced == null ? null : evidenced.value(),
          evidenced != null && evidenced.hidden() || declared != null && declared.hidden(),
          declared == null ? null : declared.value(),
          unitOf(one.figure()),
          one.estimated(),
          one.rows());
    }
  }

  static String unitOf(PeopleFigure figure) {
    return figure.measure.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Every figure of the whole programme, of this moment. */
  public List<Told> told(Occasion occasion) {
    return told(sheet(occasion, PeopleTable.Whose.EVERYBODY));
  }

  /**
   * The figures of one room: its learners by the grades that its timetable names, its hours, the
   * teachers of its school, the volunteers who were there. Empty for a room for special needs, of
   * which figures are told for the whole programme only.
   *
   * @throws Refusal not found
   */
  public List<Told> toldOfClassroom(Occasion occasion, long classroom) {
    var room = table.room(classroom);
    if (room == null) throw Refusal.notFound(Long.toString(classroom));
    if (room.special()) return List.of();
    return told(sheet(occasion, new PeopleTable.Whose(null, classroom)));
  }

  /**
   * The figures that a donor supported: all learners of a school in which one device of theirs
   * stood that year at least, and hours given by its own volunteers. Those of several donors
   * overlap and are never added.
   */
  public List<Told> toldOfDonor(Occasion occasion, long donor) {
    return told(sheet(occasion, new PeopleTable.Whose(List.of(donor), null)));
  }

  private static List<Told> told(Sheet sheet) {
    return sheet.counted().stream().map(Told::of).toList();
  }

  /** The smallest number of learners that stands in any row that is told; null: none is told. */
  @Nullable BigDecimal smallest(Occasion occasion) {
    var told = new ArrayList<BigDecimal>();
    for (var figure : List.of(PeopleFigure.LEARNERS, PeopleFigure.LEARNERS_OVER_THE_LOAN))
      table.each(
          figure,
          null,
          PeopleTable.Whose.EVERYBODY,
          occasion.today(),
          line -> {
            var value = line.cell().value();
            if (value != null) told.add(value);
          });
    for (var cell : special().disabilities().values())
      if (cell.value() != null) told.add(cell.value());
    return told.stream().min(BigDecimal::compareTo).orElse(null);
  }

  /** One figure; of a yearly one that of this year. */
  Counted counted(Occasion occasion, PeopleFigure figure, @Nullable Integer year, Scope scope) {
    var whose = new PeopleTable.Whose(scope.donors(), null);
    return counted(occasion, figure, whose).stream()
        .filter(one -> !figure.isYearly() || Objects.equals(one.year(), year))
        .findFirst()
        .orElse(new Counted(figure, null, year, Cell.UNKNOWN, null, false, 0));
  }

  Slice<PeopleTable.Line> lines(
      Occasion occasion,
      PeopleFigure figure,
      @Nullable Integer year,
      Scope scope,
      Figures.After after) {
    return Slice.of(
        table.lines(
            figure,
            year,
            new PeopleTable.Whose(scope.donors(), null),
            occasion.today(),
            after,
            PAGE + 1),
        PAGE,
        line -> line.key() + "." + line.part());
  }

  void each(
      Occasion occasion,
      PeopleFigure figure,
      @Nullable Integer year,
      Scope scope,
      Consumer<PeopleTable.Line> consumer) {
    table.each(
        figure, year, new PeopleTable.Whose(scope.donors(), null), occasion.today(), consumer);
  }
}
