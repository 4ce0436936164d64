package org.greenclassroom.schools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many pupils a school has: counts by grade or type of disability, per school year. */
@Service
@Transactional
public class Headcounts {
  private static final int MOST = 20_000;
  private final SchoolTable schools;
  private final ReportTable table;

  Headcounts(SchoolTable schools, ReportTable table) {
    this.schools = schools;
    this.table = table;
  }

  /**
   * Enters the counts of a school year, all at once. The latest report of a year counts.
   *
   * @param tallies pupils by line of the subject; what nobody counted is left out
   * @throws Refusal for a year that has not begun, or in which the school no longer stood
   */
  public void report(
      Occasion occasion,
      long school,
      Subject subject,
      String schoolYear,
      Report.Source source,
      Map<String, Integer> tallies) {
    var year = SchoolYear.read(schoolYear);
    var known = schools.school(school).orElseThrow(() -> Refusal.notFound(String.valueOf(school)));
    if (year.first() > SchoolYear.of(occasion.today()).first())
      throw new Refusal("schools.refusal.year-ahead", year.toString());
    if (known.endedOn() != null && !year.begins().isBefore(known.endedOn()))
      throw new Refusal(
          "schools.refusal.year-after-end", known.name(), known.endedOn(), year.toString());
    if (tallies.isEmpty()) throw new Refusal("schools.refusal.nothing-counted");
    for (var tally : tallies.entrySet()) {
      if (!subject.lines().contains(tally.getKey()))
        throw new Refusal("schools.refusal.line", tally.getKey());
      if (tally.getValue() < 0 || tally.getValue() > MOST)
        throw new Refusal("schools.refusal.pupils", tally.getValue(), MOST);
    }
    schools.know(school);
    table
        .insert(
            school,
            subject,
            year,
            occasion.actor().is(Role.SCHOOL) ? Report.Source.SCHOOL : source,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("headcount"))
        .ifPresent(report -> table.tally(report, new TreeMap<>(tallies)));
  }

  /** Types of disability as they are told; empty: nobody counted. */
  @Transactional(readOnly = true)
  Optional<Told> told(long school) {
    return table.told(school);
  }

  /** All reports, the latest school year first. */
  @Transactional(readOnly = true)
  public List<Report> reports(long school) {
    return table.of(school);
  }
}
