package org.greenclassroom.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.partners.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mergers, closures and moves, each with the day and the paper that says so.
 *
 * <p>Nothing else is changed by them: rooms, agreements and devices stay with the school that
 * signed for them, and are found at its heir.
 */
@Service
@Transactional
public class Successions {
  private final Schools schools;
  private final Partners partners;
  private final Files files;
  private final SchoolTable table;
  private final SuccessionTable successions;

  Successions(
      Schools schools,
      Partners partners,
      Files files,
      SchoolTable table,
      SuccessionTable successions) {
    this.schools = schools;
    this.partners = partners;
    this.files = files;
    this.table = table;
    this.successions = successions;
  }

  /** The paper that says so: a decision of the bureau, a letter of the school. */
  public record Proof(String name, byte[] bytes) {}

  /** The school went into another one on that day. */
  public long merge(Occasion occasion, long school, long successor, LocalDate day, Proof proof) {
    return end(occasion, school, Succession.Kind.MERGED, successor, day, proof);
  }

  /**
   * The school closed.
   *
   * @param successor who answers for its rooms from now on; null: nobody yet
   */
  public long close(
      Occasion occasion, long school, @Nullable Long successor, LocalDate day, Proof proof) {
    return end(occasion, school, Succession.Kind.CLOSED, successor, day, proof);
  }

  private long end(
      Occasion occasion,
      long school,
      Succession.Kind kind,
      @Nullable Long successor,
      LocalDate day,
      Proof proof) {
    var already = successions.keyed(occasion.keyFor("succession"));
    if (already.isPresent()) return already.get().succession();
    if (successor != null && successor == school)
      throw new Refusal("schools.refusal.itself", schools.nameOf(school));
    standing(successor == null ? Set.of(school) : Set.of(school, successor));
    if (successor == null && kind == Succession.Kind.MERGED)
      throw new Refusal("schools.refusal.no-successor", schools.nameOf(school));
    return insert(occasion, school, kind, successor, null, day, proof);
  }

  /** All are locked, the lowest number first, and all must stand. */
  private void standing(Set<Long> all) {
    var sorted = new TreeSet<>(all);
    for (long each : sorted) {
      schools.school(each);
      table.know(each);
      table.lock(each);
    }
    for (long each : sorted) {
      var known = schools.school(each);
      if (known.endedOn() != null)
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "schools.refusal.ended",
            known.name(),
            known.state(),
            known.endedOn());
    }
  }

  /** The school moved to another address. Rooms stay written where they stand until they move. */
  public long move(Occasion occasion, long school, String address, LocalDate day, Proof proof) {
    var already = successions.keyed(occasion.keyFor("succession"));
    if (already.isPresent()) return already.get().succession();
    standing(Set.of(school));
    if (address.isBlank() || address.length() > 200)
      throw new Refusal("schools.refusal.no-address");
    var name = schools.nameOf(school) + " · " + address.strip();
    if (partners.sites(school).stream().anyMatch(site -> site.name().equals(name)))
      throw new Refusal(Refusal.Kind.CONFLICT, "schools.refusal.same-address", address.strip());
    var site = partners.addSite(occasion, school, name, Site.Kind.SCHOOL, address);
    return insert(occasion, school, Succession.Kind.MOVED, null, site, day, proof);
  }

  private long insert(
      Occasion occasion,
      long school,
      Succession.Kind kind,
      @Nullable Long successor,
      @Nullable Long site,
      LocalDate day,
      Proof proof) {
    if (day.isAfter(occasion.today())) throw new Refusal("schools.refusal.future");
    if (proof.bytes().length == 0) throw new Refusal("schools.refusal.no-paper");
    var paper = files.keep(proof.bytes(), proof.name(), Files.typeOf(proof.bytes()));
    return successions.insert(
        school,
        kind,
        successor,
        site,
        day,
        paper,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("succession"));
  }

  /** It was recorded by mistake; somebody else than who recorded it says so. */
  public void withdraw(Occasion occasion, long school, long succession) {
    table.lock(school);
    var found = succession(school, succession);
    if (!found.stands()) return;
    if (found.recordedBy() == occasion.actor().account())
      throw new Refusal("schools.refusal.four-eyes");
    successions.withdraw(succession, occasion.now(), occasion.actor().account());
  }

  @Transactional(readOnly = true)
  public List<Succession> about(long school) {
    return successions.about(school);
  }

  @Transactional(readOnly = true)
  Files.Kept paper(long school, long succession) {
    return files.file(succession(school, succession).paper());
  }

  private Succession succession(long school, long succession) {
    return successions.about(school).stream()
        .filter(one -> one.succession() == succession && one.school() == school)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(succession)));
  }
}
