package org.greenclassroom.photographs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people and schools allow, and what happens when they take it back. */
@Service
@Transactional
class Releasing {
  /** How long a release is good when nothing else is said. */
  static final int YEARS = 3;

  private static final int MOST_YEARS = 5;
  private static final int LONGEST = 500;

  private final ReleaseTable releases;
  private final ClassReleaseTable classes;
  private final SayingTable sayings;
  private final UseTable uses;
  private final Photographs photographs;
  private final Classrooms classrooms;

  Releasing(
      ReleaseTable releases,
      ClassReleaseTable classes,
      SayingTable sayings,
      UseTable uses,
      Photographs photographs,
      Classrooms classrooms) {
    this.releases = releases;
    this.classes = classes;
    this.sayings = sayings;
    this.uses = uses;
    this.photographs = photographs;
    this.classrooms = classrooms;
  }

  /**
   * An adult allows it.
   *
   * @param evidence which paper says so; empty when the person gives it on the page
   * @param until null: three years
   */
  void release(
      Occasion occasion,
      Adult adult,
      Collection<Purpose> purposes,
      String evidence,
      LocalDate grantedOn,
      @Nullable LocalDate until) {
    if (purposes.isEmpty()) throw new Refusal("frame.refusal.missing", "purpose");
    if (sayings.known(adult).isEmpty()) throw Refusal.notFound(adult.toString());
    var end = end(occasion, grantedOn, until, evidence);
    for (var purpose : purposes)
      releases.insert(
          adult,
          purpose,
          evidence.strip(),
          grantedOn,
          end,
          occasion.now(),
          occasion.actor().account(),
          occasion.keyFor("release/" + adult + "/" + purpose));
  }

  private static LocalDate end(
      Occasion occasion, LocalDate grantedOn, @Nullable LocalDate until, String evidence) {
    if (evidence.length() > LONGEST) throw new Refusal("photographs.refusal.long", LONGEST);
    if (grantedOn.isAfter(occasion.today()))
      throw new Refusal("photographs.refusal.future", grantedOn);
    var end = until == null ? grantedOn.plusYears(YEARS) : until;
    if (!end.isAfter(grantedOn) || end.isAfter(grantedOn.plusYears(MOST_YEARS)))
      throw new Refusal("photographs.refusal.until", end, grantedOn, MOST_YEARS);
    return end;
  }

  /** An adult takes it back; pages stop at once, all else is asked back. */
  void withdraw(Occasion occasion, Adult adult, Purpose purpose) {
    if (releases.withdraw(adult, purpose, occasion.now(), occasion.actor().account()) > 0)
      photographs.recall(occasion);
  }

  /** The same by the number of a release, and all others of that person for that purpose. */
  Adult withdraw(Occasion occasion, long release) {
    var adult = releases.whose(release).orElseThrow(() -> Refusal.notFound(Long.toString(release)));
    withdraw(occasion, adult, releases.purpose(release).orElseThrow());
    return adult;
  }

  /** A school allows it for a class; children are counted, never named. */
  void releaseClass(
      Occasion occasion,
      long classroom,
      String label,
      Collection<Purpose> purposes,
      int excluded,
      String evidence,
      LocalDate grantedOn,
      @Nullable LocalDate until) {
    classrooms.room(classroom, occasion.actor());
    if (purposes.isEmpty()) throw new Refusal("frame.refusal.missing", "purpose");
    if (label.isBlank()) throw new Refusal("frame.refusal.missing", "label");
    if (evidence.isBlank()) throw new Refusal("frame.refusal.missing", "evidence");
    if (label.length() > 60) throw new Refusal("photographs.refusal.long", 60);
    if (excluded < 0 || excluded > 200) throw new Refusal("photographs.refusal.excluded", excluded);
    classes.insert(
        classroom,
        label.strip(),
        purposes,
        excluded,
        evidence.strip(),
        grantedOn,
        end(occasion, grantedOn, until, evidence),
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("class-release/" + classroom));
  }

  ClassReleaseTable.ClassRelease withdrawClass(Occasion occasion, long release) {
    var one = classRelease(release, occasion.actor());
    classes.withdraw(release, occasion.now(), occasion.actor().account());
    photographs.recall(occasion);
    return one;
  }

  @Transactional(readOnly = true)
  ClassReleaseTable.ClassRelease classRelease(long release, Actor actor) {
    var one = classes.one(release).orElseThrow(() -> Refusal.notFound(Long.toString(release)));
    classrooms.room(one.classroom(), actor, release);
    return one;
  }

  @Transactional(readOnly = true)
  List<ClassReleaseTable.ClassRelease> ofRoom(long classroom) {
    return classes.of(classroom);
  }

  @Transactional(readOnly = true)
  List<ReleaseTable.Release> of(Adult adult) {
    return releases.of(adult);
  }

  @Transactional(readOnly = true)
  Slice<ReleaseTable.Release> page(long before, int size) {
    return Slice.of(releases.page(before, size + 1), size, one -> Long.toString(one.release()));
  }

  @Transactional(readOnly = true)
  SayingTable.Known known(Adult adult) {
    return sayings.known(adult).orElseThrow(() -> Refusal.notFound(adult.toString()));
  }

  @Transactional(readOnly = true)
  List<UseTable.Use> usesOf(Adult adult) {
    return uses.ofAdult(adult);
  }

  @Transactional(readOnly = true)
  List<UseTable.Use> usesOfClass(long release) {
    return uses.ofClass(release);
  }
}
