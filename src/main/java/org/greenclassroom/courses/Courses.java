package org.greenclassroom.courses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what is offered, what each version says, what to teach where one cannot be. */
@Service
@Transactional
public class Courses {
  private static final int SHORTEST_REASON = 5;
  private static final int BATCH = 500;
  private final CourseTable table;

  Courses(CourseTable table) {
    this.table = table;
  }

  @Transactional(readOnly = true)
  public CourseVersion version(long version) {
    return table.version(version).orElseThrow(() -> Refusal.notFound(String.valueOf(version)));
  }

  /** What is offered under a code today; empty: nothing. */
  @Transactional(readOnly = true)
  public Optional<CourseVersion> latest(String code) {
    return table.latest(code);
  }

  /** The pieces of a version, in order; a lesson names one of them. */
  @Transactional(readOnly = true)
  public List<Title> units(long version) {
    return table.units(version);
  }

  /** The same of several versions at once; one without pieces is not there. */
  @Transactional(readOnly = true)
  public Map<Long, List<Title>> unitsOf(Collection<Long> versions) {
    return table.unitsOf(versions);
  }

  /** All that is offered and published, by code. */
  @Transactional(readOnly = true)
  public List<CourseVersion> offered() {
    var all = new ArrayList<CourseVersion>();
    var everything = new CourseFilter(null, null, "", false, false, "");
    List<CourseVersion> some;
    do {
      some = table.offered(everything, all.isEmpty() ? "" : all.getLast().code(), BATCH);
      all.addAll(some);
    } while (some.size() == BATCH);
    return all.stream().filter(one -> !one.draft()).toList();
  }

  /** What can be followed with a screen reader in place of this, the best first. */
  @Transactional(readOnly = true)
  public List<CourseVersion> alternatives(long version) {
    return table.alternatives(version, 5);
  }

  /**
   * For a room of pupils who do not see (AX-06): a course that no screen reader reads is planned
   * there only where somebody says why.
   *
   * @param override why it is planned all the same; null or empty: nobody said
   */
  @Transactional(readOnly = true)
  public void refuseUnlessUsable(long version, @Nullable String override) {
    var known = version(version);
    if (known.usable()) return;
    if (override != null && override.strip().length() >= SHORTEST_REASON) return;
    var locale = LocaleContextHolder.getLocale();
    var others =
        alternatives(version).stream()
            .map(one -> one.title().in(locale))
            .collect(Collectors.joining(", "));
    throw new Refusal(
        "courses.refusal.not-usable", known.title().in(locale), others.isEmpty() ? "–" : others);
  }

  @Transactional(readOnly = true)
  Slice<CourseVersion> page(CourseFilter filter, String after, int size) {
    return Slice.of(table.offered(filter, after, size + 1), size, CourseVersion::code);
  }

  @Transactional(readOnly = true)
  List<CourseVersion> versions(long course) {
    var all = table.versions(course);
    if (all.isEmpty()) throw Refusal.notFound(String.valueOf(course));
    return all;
  }

  /** A new course with a draft; answers the draft. */
  public long begin(Occasion occasion, String code, Draft draft) {
    var tidy = code.strip();
    if (!tidy.matches("[a-z][a-z0-9-]{1,39}")) throw new Refusal("courses.refusal.code", code);
    var key = occasion.keyFor("course");
    var again = table.keyed(key);
    if (again.isPresent()) return versions(again.get()).getLast().version();
    if (table.known(tidy).isPresent()) throw new Refusal("courses.refusal.code-known", tidy);
    long course = table.insert(tidy, key);
    return write(occasion, course, draft);
  }

  private long write(Occasion occasion, long course, Draft draft) {
    long version = table.draft(course, draft, occasion.now(), occasion.actor().account());
    table.units(version, draft.units());
    return version;
  }

  /** A draft that begins as the newest version is; where there is a draft, that one. */
  public long revise(Occasion occasion, long course) {
    var newest = versions(course).getFirst();
    table.hold(course);
    newest = versions(course).getFirst();
    if (newest.draft()) return newest.version();
    return write(occasion, course, draftOf(newest));
  }

  private Draft draftOf(CourseVersion version) {
    return new Draft(
        version.title(),
        version.about(),
        version.modules(),
        version.dlgf(),
        version.competencies(),
        version.gradeFrom(),
        version.gradeTo(),
        version.software(),
        version.offline(),
        version.screenReader(),
        version.blocksOnly(),
        version.hours(),
        version.instead(),
        units(version.version()));
  }

  /** Writes a draft anew. */
  public void change(long version, Draft draft) {
    open(version);
    table.change(version, draft);
    table.units(version, draft.units());
  }

  /** From now on it is what is offered, and is never changed. */
  public void publish(Occasion occasion, long version) {
    var known = version(version);
    table.hold(known.course()); // whoever changes the draft meanwhile is done, or is refused
    known = version(version);
    if (!known.draft()) return; // posted twice
    if (!known.title().complete()) throw new Refusal("courses.refusal.languages", known.called());
    for (var one : table.units(version))
      if (!one.complete()) throw new Refusal("courses.refusal.unit-languages", one.line());
    for (var code : known.instead())
      if (table.known(code).isEmpty()) throw new Refusal("courses.refusal.instead", code);
    table.publish(version, occasion.now(), occasion.actor().account());
  }

  /** It is offered no more; what was planned and taught of it stays. */
  public void retire(Occasion occasion, long course) {
    versions(course);
    table.retire(course, occasion.now());
  }

  /** It is offered again. */
  public void offer(long course) {
    versions(course);
    table.offer(course);
  }

  private void open(long version) {
    var known = version(version);
    table.hold(known.course());
    if (!version(version).draft()) throw new Refusal("courses.refusal.published", known.called());
  }
}
