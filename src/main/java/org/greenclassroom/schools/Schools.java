package org.greenclassroom.schools;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the register: which schools there are, and where they lie. */
@Service
@Transactional
public class Schools {
  private final Partners partners;
  private final SchoolTable table;
  private final DivisionTable divisions;
  private final SuccessionTable successions;

  Schools(
      Partners partners, SchoolTable table, DivisionTable divisions, SuccessionTable successions) {
    this.partners = partners;
    this.table = table;
    this.divisions = divisions;
    this.successions = successions;
  }

  /**
   * A school that is not in the register yet.
   *
   * @param territory customs territory: CN, HK, VN, OTHER
   * @param code the national one; blank or null: none, or unknown
   */
  public record NewSchool(
      String name,
      String territory,
      @Nullable String address,
      @Nullable String code,
      Set<SchoolKind> kinds) {}

  /**
   * Enters a school.
   *
   * @return the partner; the same occasion asked twice answers the first
   * @throws Refusal for a name or a code that another school has
   */
  public long register(Occasion occasion, NewSchool fresh) {
    var school =
        partners.record(
            occasion,
            fresh.name(),
            EnumSet.of(PartnerKind.SCHOOL),
            fresh.territory(),
            fresh.address());
    describe(occasion, school, fresh.code(), fresh.kinds());
    return school;
  }

  /** The same with its place on the map: coordinates as a map of that datum shows them. */
  public long register(
      Occasion occasion, NewSchool fresh, @Nullable String coordinates, Datum datum) {
    var school = register(occasion, fresh);
    if (coordinates != null && !coordinates.isBlank())
      locate(occasion, school, "", datum, coordinates);
    return school;
  }

  /** Says which code it has and what kinds of school it is. What was said before is kept. */
  public void describe(
      Occasion occasion, long school, @Nullable String code, Collection<SchoolKind> kinds) {
    var known = begin(school);
    var checked = code == null || code.isBlank() ? null : SchoolCode.read(code).digits();
    if (!Objects.equals(checked, known.code())) {
      if (checked != null) free(school, checked);
      table.changed(
          school, "CODE", known.code(), checked, occasion.now(), occasion.actor().account());
    }
    if (!known.kinds().equals(Set.copyOf(kinds)))
      table.changed(
          school,
          "KINDS",
          SchoolTable.names(known.kinds()),
          SchoolTable.names(kinds),
          occasion.now(),
          occasion.actor().account());
    table.change(school, checked, kinds);
  }

  /** A code belongs to one school; an heir may go on under that of a school it took over. */
  private void free(long school, String code) {
    var bearer = table.bearing(code).orElse(school);
    if (bearer == school) return;
    if (!successions.family(Set.of(school)).contains(bearer))
      throw new Refusal(Refusal.Kind.CONFLICT, "schools.refusal.code-taken", code, nameOf(bearer));
    table.passCode(bearer);
  }

  /**
   * Says in which division a school lies, from which day on. Earlier days keep theirs.
   *
   * @param code six digits of GB/T 2260
   * @param path the names from the province down, with slashes
   */
  public void enterDivision(
      Occasion occasion, long school, String code, String path, LocalDate from) {
    var division = Division.read(code, path, from);
    begin(school);
    divisions.insert(
        school, division, occasion.now(), occasion.actor().account(), occasion.keyFor("division"));
  }

  /** Where a school lay on that day; empty: nobody said. */
  @Transactional(readOnly = true)
  public Optional<Division> divisionOn(long school, LocalDate day) {
    return divisions.on(school, day);
  }

  @Transactional(readOnly = true)
  public List<Division> divisions(long school) {
    return divisions.of(school);
  }

  /** Says where the school stands on the map; see {@link Partners#locate}. */
  public void locate(
      Occasion occasion, long school, String territory, Datum datum, String coordinates) {
    partners.place(occasion, siteOf(school), territory, datum, coordinates);
  }

  /** The school's site of today: where it moved to, else its first. */
  @Transactional(readOnly = true)
  public Site site(long school) {
    return partners.site(siteOf(school));
  }

  private long siteOf(long school) {
    var site = school(school).site();
    if (site == null) throw new Refusal("schools.refusal.no-site", nameOf(school));
    return site;
  }

  /** The school, whoever asks. */
  @Transactional(readOnly = true)
  public School school(long school) {
    return table.school(school).orElseThrow(() -> Refusal.notFound(String.valueOf(school)));
  }

  /** The school, if this person may know of it: a school knows itself and what went into it. */
  @Transactional(readOnly = true)
  public School school(long school, Actor actor) {
    if (!knows(actor, school)) throw Refusal.notFound(String.valueOf(school));
    return school(school);
  }

  /** Whether this person may know of it: {@link #own} for one school. */
  @Transactional(readOnly = true)
  public boolean knows(Actor actor, long school) {
    if (!actor.seesAll()) return successions.family(actor.partnersAs(Role.SCHOOL)).contains(school);
    var places = actor.places();
    return places == null || successions.isWithin(school, places);
  }

  /**
   * Refuses what was asked for by a number of its own to staff whose role holds in other places
   * only; they do not learn which school it is of.
   *
   * @param school null: of none that anybody has said, which lies in no place
   */
  @Transactional(readOnly = true)
  public void within(Actor actor, @Nullable Long school, long asked) {
    var places = actor.places();
    if (places != null && (school == null || !successions.isWithin(school, places)))
      throw Refusal.notFound(String.valueOf(asked));
  }

  /**
   * The schools of which a school's own person may know: its own, and those that went into them;
   * null: all. Staff whose role holds in some places only know the schools that lie there.
   */
  @Transactional(readOnly = true)
  public @Nullable Set<Long> own(Actor actor) {
    if (!actor.seesAll()) return successions.family(actor.partnersAs(Role.SCHOOL));
    var places = actor.places();
    return places == null ? null : successions.within(places);
  }

  /** These schools with all that went into them. */
  @Transactional(readOnly = true)
  public Set<Long> families(Set<Long> schools) {
    return successions.family(schools);
  }

  /** A school with all that went into it. */
  @Transactional(readOnly = true)
  public SchoolPanel.Family family(long school) {
    return new SchoolPanel.Family(school, successions.family(Set.of(school)));
  }

  /** The school that stands in the end: this one, or who took it over. */
  @Transactional(readOnly = true)
  public long heir(long school) {
    return Objects.requireNonNullElse(school(school).heir(), school);
  }

  @Transactional(readOnly = true)
  Slice<School> page(Wanted wanted, String after, int size) {
    return Slice.of(
        table.page(wanted, after, size + 1),
        size,
        school -> school.name().toLowerCase(Locale.ROOT));
  }

  @Transactional(readOnly = true)
  long count(Wanted wanted) {
    return table.count(wanted);
  }

  @Transactional(readOnly = true)
  void each(Wanted wanted, Consumer<School> take) {
    table.each(wanted, take);
  }

  @Transactional(readOnly = true)
  List<SchoolTable.Change> changes(long school) {
    return table.changes(school);
  }

  @Transactional(readOnly = true)
  long uncounted(String schoolYear, Actor actor) {
    return table.uncounted(schoolYear, actor.seesAll() ? null : actor.partnersAs(Role.SCHOOL));
  }

  @Transactional(readOnly = true)
  String nameOf(long school) {
    return partners.partner(school).name();
  }

  /** Locks the school, which gets its row when it has none. */
  private School begin(long school) {
    school(school);
    table.know(school);
    table.lock(school);
    return school(school);
  }
}
