package org.greenclassroom.editions;

import static org.greenclassroom.editions.Kind.DONOR_YEAR;
import static org.greenclassroom.editions.Kind.FINAL;
import static org.greenclassroom.editions.Kind.PROGRAMME;
import static org.greenclassroom.editions.Kind.SPONSOR;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.greenclassroom.impact.People;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Learners, teachers and volunteers. Persons are counted and never listed, so that each figure is
 * one line with its definition; what is fewer than ten is named and not told.
 */
@Configuration(proxyBeanMethods = false)
class PeopleChapters {
  private static final Pattern SCHOOL_YEAR = Pattern.compile("(\\d{4})(?:\\D+(\\d{4}))?");

  private static final String ONE =
      """
      select %d::bigint as key, 0::bigint as nth, '%s' as part, null::text as tag, %d::bigint as amount,
             array['#' || 'impact.people.definition.%s', '%s', '%s']::text[] as cells
      """;

  private static final String WITHHELD = "withheld";

  /** The rooms below name these figures and say what they are. */
  private abstract static class OfPeople implements Chapter {
    @Override
    public String nameOf(String code) {
      return code.equals(WITHHELD) ? "editions.figure.withheld" : "impact.people.name." + code;
    }

    @Override
    public String definitionOf(String code) {
      return code.equals(WITHHELD)
          ? "editions.definition.withheld"
          : "impact.people.definition." + code;
    }
  }

  @Bean
  Chapter peopleChapter(People people) {
    return new OfPeople() {
      @Override
      public int order() {
        return 56;
      }

      @Override
      public String key() {
        return "people";
      }

      @Override
      public Set<Kind> kinds() {
        return Set.of(DONOR_YEAR, SPONSOR, FINAL, PROGRAMME);
      }

      @Override
      public List<Figured> figures(Asked asked) {
        return evidenced(told(people, asked), asked);
      }
    };
  }

  @Bean
  Chapter peopleDeclaredChapter(People people) {
    return new OfPeople() {
      @Override
      public int order() {
        return 91;
      }

      @Override
      public String key() {
        return "people-declared";
      }

      @Override
      public Set<Kind> kinds() {
        return Set.of(DONOR_YEAR, PROGRAMME);
      }

      @Override
      public List<Figured> figures(Asked asked) {
        return declared(told(people, asked), asked);
      }
    };
  }

  private static List<People.Told> told(People people, Asked asked) {
    var occasion = Occasion.of(Actor.HOUSE, asked.at());
    if (asked.classroom() != null) return people.toldOfClassroom(occasion, asked.classroom());
    return asked.donor() == null
        ? people.told(occasion)
        : people.toldOfDonor(occasion, asked.donor());
  }

  private static List<Figured> evidenced(List<People.Told> told, Asked asked) {
    var statements = new LinkedHashMap<String, String>();
    var first = new LinkedHashMap<String, People.Told>();
    var withheld = new ArrayList<String>();
    for (var one : told) {
      if (one.rows() == 0 || one.period() != null && !touches(one.period(), asked)) continue;
      var value = one.value();
      if (value != null) {
        first.putIfAbsent(one.figure(), one);
        statements.merge(
            one.figure(), line(one, amount(one.unit(), value)), PeopleChapters::joined);
      } else if (one.withheld()) {
        withheld.add(
            ONE.formatted(
                withheld.size(),
                "",
                1,
                one.figure(),
                quoted(one.period()),
                "#editions.people.withheld"));
      }
    }
    var figures = new ArrayList<Figured>();
    statements.forEach(
        (code, sql) -> figures.add(figured(Objects.requireNonNull(first.get(code)), sql)));
    if (!withheld.isEmpty())
      figures.add(
          Figured.of(
                  WITHHELD,
                  Unit.PIECES,
                  Basis.COUNTED,
                  "meaning school-year value",
                  withheld.stream().reduce(PeopleChapters::joined).orElseThrow())
              .supported()
              .lineByLine());
    return figures;
  }

  private static List<Figured> declared(List<People.Told> told, Asked asked) {
    var statements = new LinkedHashMap<String, String>();
    for (var one : told) {
      var declared = one.declared();
      if (declared == null) continue;
      if (one.period() == null || !touches(one.period(), asked))
        continue; // no year's is every one's
      statements.merge(
          one.figure(), line(one, amount(one.unit(), declared)), PeopleChapters::joined);
    }
    var figures = new ArrayList<Figured>();
    statements.forEach((code, sql) ->
        figures.add(
            Figured.of(code, Unit.PEOPLE, Basis.DECLARED, "meaning school-year rows-behind", sql)
                .inParts()
                .supported()));
    return figures;
  }

  /**
   * Persons of several reports may be the same ones; hours are of the whole time so far, or of a
   * school year, which stands in the reports of two: nobody adds them.
   */
  private static Figured figured(People.Told one, String sql) {
    var unit =
        switch (one.unit()) {
          case "persons" -> Unit.PEOPLE;
          case "hours" -> Unit.MINUTES;
          case "per-computer", "per-hundred" -> Unit.RATIO;
          default -> Unit.PIECES;
        };
    var basis =
        one.estimated() ? Basis.ESTIMATED : unit == Unit.RATIO ? Basis.RECKONED : Basis.COUNTED;
    return Figured.of(one.figure(), unit, basis, "meaning school-year rows-behind", sql)
        .inParts()
        .supported();
  }

  private static String line(People.Told one, long amount) {
    var period = quoted(one.period());
    return ONE.formatted(0, period, amount, one.figure(), period, "" + one.rows());
  }

  private static String joined(String one, String other) {
    return one + " union all " + other;
  }

  private static long amount(String unit, BigDecimal value) {
    var times =
        switch (unit) {
          case "hours" -> 60;
          case "per-computer", "per-hundred" -> 100;
          default -> 1;
        };
    return value
        .multiply(BigDecimal.valueOf(times))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static String quoted(@Nullable String period) {
    return period == null ? "" : period.replace("'", "''");
  }

  private static boolean touches(String period, Asked asked) {
    var years = SCHOOL_YEAR.matcher(period);
    if (!years.matches()) return false;
    int from = Integer.parseInt(years.group(1));
    int to = years.group(2) == null ? from : Integer.parseInt(years.group(2));
    return from <= asked.until().getYear() && to >= asked.since().getYear();
  }
}
