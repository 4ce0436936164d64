package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clock of the loans: what is to be done by when, and that it was done. */
@Service
@Transactional
public class Milestones {
  /** A day so near is shown already; a visit wants to be arranged. */
  static final int AHEAD = 30;

  private static final int LONGEST_NOTE = 500;
  private static final Set<String> PAPERS = Set.of("application/pdf", "image/jpeg", "image/png");

  private final Classrooms classrooms;
  private final Overview overview;
  private final MilestoneTable table;
  private final Files files;

  Milestones(Classrooms classrooms, Overview overview, MilestoneTable table, Files files) {
    this.classrooms = classrooms;
    this.overview = overview;
    this.table = table;
    this.files = files;
  }

  /** A paper that goes with it. */
  public record Enclosed(String name, byte[] bytes) {}

  /**
   * Somebody did it. Saying so twice changes nothing.
   *
   * @param note what is worth knowing; no names of pupils
   * @param enclosed PDF, JPEG or PNG; null: none
   * @throws Refusal for a day to come, or whose duty it is not; an officer may for anybody
   */
  public void done(
      Occasion occasion,
      long classroom,
      long milestone,
      LocalDate day,
      String note,
      @Nullable Enclosed enclosed) {
    var room = classrooms.room(classroom, occasion.actor());
    var found = milestone(classroom, milestone);
    if (!mayDo(occasion.actor(), found.kind()))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "classrooms.refusal.not-your-duty", found.kind());
    if (found.done() != null) return;
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    if (room.acceptedOn() != null && day.isBefore(room.acceptedOn()))
      throw new Refusal("classrooms.refusal.before-acceptance", room.name());
    if (note.strip().length() > LONGEST_NOTE)
      throw new Refusal("classrooms.refusal.note-long", LONGEST_NOTE);
    String kept = null;
    if (enclosed != null) {
      var type = Files.typeOf(enclosed.bytes());
      if (!PAPERS.contains(type)) throw new Refusal("papers.refusal.scan-type");
      if (enclosed.bytes().length > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      kept = files.keep(enclosed.bytes(), enclosed.name(), type);
    }
    table.done(
        milestone,
        new Milestone.Done(
            day,
            occasion.actor().account(),
            note.isBlank() ? null : note.strip(),
            kept,
            enclosed == null ? null : enclosed.name()),
        occasion.now());
  }

  /**
   * A room above did what the first open one of this kind asks for. Where none is open, nothing is
   * written.
   */
  public void reached(Occasion occasion, long classroom, MilestoneKind kind, String note) {
    table.of(classroom).stream()
        .filter(one -> one.kind() == kind && one.done() == null)
        .findFirst()
        .ifPresent(one ->
            table.done(
                one.milestone(),
                new Milestone.Done(
                    occasion.today(),
                    Math.max(0, occasion.actor().account()),
                    note.isBlank() ? null : note.strip(),
                    null,
                    null),
                occasion.now()));
  }

  /** It was ticked by mistake: it is to be done again. */
  void undo(long classroom, long milestone) {
    var found = milestone(classroom, milestone);
    if (!found.kind().isOfTheEnd()) throw new Refusal("classrooms.refusal.history", found.kind());
    table.undo(milestone);
  }

  /** All of a room, in the order of their days. */
  @Transactional(readOnly = true)
  public List<Milestone> of(long classroom) {
    return table.of(classroom);
  }

  /** The paper that somebody enclosed. */
  @Transactional(readOnly = true)
  Files.Kept enclosed(long classroom, long milestone) {
    var done = milestone(classroom, milestone).done();
    if (done == null || done.file() == null) throw Refusal.notFound(Long.toString(milestone));
    var kept = files.file(done.file());
    return new Files.Kept(
        kept.sha256(),
        done.fileName() == null ? "paper" : done.fileName(),
        kept.mediaType(),
        kept.bytes());
  }

  /** What this person must do, and soon; of others only when all are asked for. */
  @Transactional(readOnly = true)
  Slice<MilestoneTable.Due> open(Occasion occasion, boolean all, String after, int size) {
    var actor = occasion.actor();
    return Slice.of(
        table.open(
            overview.schoolsOf(actor),
            all ? EnumSet.range(MilestoneKind.DECISION, MilestoneKind.COLLECTION) : duties(actor),
            occasion.today().plusDays(AHEAD),
            after,
            size + 1),
        size,
        MilestoneTable.Due::sort);
  }

  @Transactional(readOnly = true)
  MilestoneTable.Waiting waiting(Occasion occasion) {
    return table.waiting(
        overview.schoolsOf(occasion.actor()),
        duties(occasion.actor()),
        occasion.today().plusDays(AHEAD),
        occasion.today());
  }

  static boolean mayDo(Actor actor, MilestoneKind kind) {
    return actor.is(Role.OFFICER) || actor.is(kind.duty());
  }

  /** What falls to this person. */
  private static Set<MilestoneKind> duties(Actor actor) {
    var own = EnumSet.noneOf(MilestoneKind.class);
    Arrays.stream(MilestoneKind.values())
        .filter(kind -> kind.isOfTheEnd() && actor.is(kind.duty()))
        .forEach(own::add);
    return own;
  }

  private Milestone milestone(long classroom, long milestone) {
    return table
        .milestone(milestone)
        .filter(one -> one.classroom() == classroom)
        .orElseThrow(() -> Refusal.notFound(Long.toString(milestone)));
  }
}
