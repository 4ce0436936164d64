package org.greenclassroom.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.LoanWatch;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what is to be done for the rooms by when, moved, given to somebody, done. */
@Service
@Transactional
public class Plan implements LoanWatch {
  private static final int LONGEST_REASON = 300;

  private final Classrooms classrooms;
  private final PlanTable plans;
  private final TaskTable tasks;
  private final Shown shown;

  Plan(Classrooms classrooms, PlanTable plans, TaskTable tasks, Shown shown) {
    this.shown = shown;
    this.classrooms = classrooms;
    this.plans = plans;
    this.tasks = tasks;
  }

  @Override
  public void began(Occasion occasion, long classroom, LocalDate accepted, LocalDate due) {
    plan(occasion, classroom, true, null);
  }

  /**
   * A longer loan gets its tail, a shorter one loses it. The tail alone: what lies before the
   * former last day was planned by the cadence of then, and nothing is planned for days that are
   * past.
   */
  @Override
  public void dueChanged(Occasion occasion, long classroom, LocalDate former, LocalDate due) {
    plans.callOff(classroom, due, "TERM", occasion.now());
    plans.takeUp(classroom, occasion.today(), due);
    plan(occasion, classroom, false, former);
  }

  @Override
  public void ended(Occasion occasion, long classroom) {
    plans.callOff(classroom, LocalDate.EPOCH, "ENDED", occasion.now());
  }

  /** Plans rooms that were accepted before there was a plan. Saying so twice changes nothing. */
  public int catchUp(Occasion occasion) {
    return plan(occasion, null, false, null) + plans.takeIn(occasion.now());
  }

  /** What is still to be done for a room, the earliest first. */
  @Transactional(readOnly = true)
  public List<Task> open(long classroom) {
    return tasks.open(classroom);
  }

  /** Rooms that have something open, the longest waiting first. */
  @Transactional(readOnly = true)
  public List<Long> rooms(int most) {
    return tasks.rooms(most);
  }

  /** All of a room, in the order of their days. */
  @Transactional(readOnly = true)
  public List<Task> of(long classroom) {
    return tasks.of(classroom);
  }

  /** The next one of a kind that is open. */
  @Transactional(readOnly = true)
  public Optional<Task> next(long classroom, TaskKind kind) {
    return tasks.next(classroom, kind);
  }

  @Transactional(readOnly = true)
  public Task task(long task) {
    return tasks.task(task).orElseThrow(() -> Refusal.notFound(Long.toString(task)));
  }

  /** Each day it was moved from and to, the first first. */
  @Transactional(readOnly = true)
  public List<Move> moves(long task) {
    return tasks.moves(task);
  }

  /**
   * It was done on that day. Saying so twice changes nothing; what was called off and was done all
   * the same is done.
   */
  public void done(Occasion occasion, long task, LocalDate day, DoneBy by) {
    var held = held(task);
    if (held.state() == TaskState.DONE) return;
    if (day.isAfter(occasion.today())) throw new Refusal("custody.refusal.future");
    tasks.done(task, day, occasion.actor().account(), by, occasion.now());
  }

  /**
   * Another day, within the loan.
   *
   * @param reason why; it stays beside the day it had
   */
  public void move(Occasion occasion, long task, LocalDate to, String reason) {
    var held = held(task);
    if (!held.open()) throw new Refusal("followup.refusal.settled", held.number());
    if (reason.isBlank()) throw new Refusal("followup.refusal.no-reason", held.number());
    if (reason.strip().length() > LONGEST_REASON)
      throw new Refusal("followup.refusal.long", LONGEST_REASON);
    if (held.dueOn().equals(to)) return;
    var room = classrooms.room(held.classroom());
    var due = room.dueOn();
    if (to.isBefore(occasion.today())) throw new Refusal("followup.refusal.past", held.number());
    if (due != null && to.isAfter(due))
      throw new Refusal("followup.refusal.after-term", held.number(), room.name(), due);
    tasks.move(occasion, held, to, reason.strip());
  }

  /**
   * One more than the cadence asks for, such as a visit because something broke.
   *
   * @return its id; of the same kind and day there is one
   */
  public long add(
      Occasion occasion, long classroom, TaskKind kind, LocalDate day, @Nullable Long engineer) {
    classrooms.room(classroom);
    return tasks.add(occasion, classroom, kind, day, engineer);
  }

  /**
   * Whose it is.
   *
   * @param engineer an account; null: whoever gets there first
   */
  public void give(long task, @Nullable Long engineer) {
    held(task);
    tasks.give(task, engineer);
  }

  /** Nobody needs it. */
  public void callOff(Occasion occasion, long task) {
    if (!held(task).open()) throw new Refusal("followup.refusal.settled", task(task).number());
    tasks.callOff(task, occasion.now());
  }

  private int plan(
      Occasion occasion, @Nullable Long classroom, boolean late, @Nullable LocalDate after) {
    return plans.plan(
        occasion, classroom, late, after, shown.sentence("followup.move.longer", List.of()));
  }

  private Task held(long task) {
    return tasks.held(task).orElseThrow(() -> Refusal.notFound(Long.toString(task)));
  }
}
