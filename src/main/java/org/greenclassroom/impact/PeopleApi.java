package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures about persons as JSON. */
@RestController
class PeopleApi {
  private final People people;
  private final Shown shown;

  PeopleApi(People people, Shown shown) {
    this.people = people;
    this.shown = shown;
  }

  /**
   * A figure about persons.
   *
   * @param period a school year, or a year that was declared
   * @param value null: withheld, not known, or declared only
   * @param withheld fewer than ten, or kept back beside such a number
   * @param declared of earlier years; never added to the value
   * @param definition in the language asked for
   * @param rows where they are
   */
  record PersonsCounted(
      String id,
      @Nullable String period,
      @Nullable BigDecimal value,
      boolean withheld,
      @Nullable BigDecimal declared,
      String unit,
      boolean estimated,
      String name,
      String definition,
      long rowCount,
      String rows) {}

  /** Rooms for special needs; pupils by kind of disability, null where they are withheld. */
  record SpecialNeeds(
      long rooms,
      long computers,
      long readingAloud,
      long withInstructor,
      Map<String, @Nullable BigDecimal> disabilities) {}

  /** Everything at one moment. */
  record Persons(
      Instant asOf,
      @Nullable Long donor,
      List<PersonsCounted> figures,
      @Nullable SpecialNeeds special) {}

  /** One row behind a figure; {@code place} is null for all rooms for special needs together. */
  record PersonsRow(
      @Nullable String place,
      @Nullable String room,
      @Nullable String period,
      @Nullable String basis,
      @Nullable Long computers,
      @Nullable BigDecimal value,
      boolean withheld,
      boolean estimated) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/api/v1/impact/people")
  Persons persons(@RequestParam(required = false) @Nullable Long donor, Occasion occasion) {
    var sheet = people.sheet(occasion, Scope.of(occasion.actor(), donor, null));
    return new Persons(
        sheet.at(),
        donor,
        sheet.counted().stream().map(one -> counted(one, donor)).toList(),
        special(sheet.special()));
  }

  /** The rows behind a figure. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/api/v1/impact/people/{figure}")
  Slice<PersonsRow> personsRows(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion) {
    var slice =
        people.lines(
            occasion,
            PeopleFigure.named(figure),
            year,
            Scope.of(occasion.actor(), donor, null),
            Figures.After.parse(after));
    return new Slice<>(
        slice.rows().stream()
            .map(line ->
                new PersonsRow(
                    line.place(),
                    line.room(),
                    line.period(),
                    line.basis(),
                    line.computers(),
                    line.cell().value(),
                    line.cell().hidden(),
                    line.estimated()))
            .toList(),
        slice.next());
  }

  private PersonsCounted counted(People.Counted one, @Nullable Long donor) {
    var told = People.Told.of(one);
    return new PersonsCounted(
        told.figure(),
        told.period(),
        told.value(),
        told.withheld(),
        told.declared(),
        told.unit(),
        told.estimated(),
        shown.text("#impact.people.name." + told.figure()),
        shown.text("#impact.people.definition." + told.figure()),
        told.rows(),
        rows(one, donor));
  }

  private static String rows(People.Counted one, @Nullable Long donor) {
    var kind = one.figure().declaredOnly();
    if (kind != null)
      return "/past/rows.csv?kind=%s&year=%s"
          .formatted(kind, one.period() == null ? 0 : one.period());
    var query = new ArrayList<String>();
    if (one.year() != null) query.add("year=" + one.year());
    if (donor != null) query.add("donor=" + donor);
    return "/api/v1/impact/people/"
        + one.figure().id()
        + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static @Nullable SpecialNeeds special(People.@Nullable Special special) {
    if (special == null) return null;
    var kinds = new LinkedHashMap<String, @Nullable BigDecimal>();
    special.disabilities().forEach((kind, cell) -> kinds.put(kind, cell.value()));
    return new SpecialNeeds(
        special.rooms(), special.computers(), special.reading(), special.instructed(), kinds);
  }
}
