package org.greenclassroom.followup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who plans for many rooms at once. */
@Service
@Transactional
class Desk {
  private static final int MOST = 500;
  private final Plan plan;
  private final Agenda agenda;
  private final People people;
  private final Schools schools;
  private final Classrooms classrooms;

  Desk(Plan plan, Agenda agenda, People people, Schools schools, Classrooms classrooms) {
    this.schools = schools;
    this.classrooms = classrooms;
    this.plan = plan;
    this.agenda = agenda;
    this.people = people;
  }

  /** The schools of which this person may know; null: all. */
  @Transactional(readOnly = true)
  @Nullable Set<Long> own(Actor actor) {
    return schools.own(actor);
  }

  /** Staff who may visit a room, by name. */
  @Transactional(readOnly = true)
  Map<Long, String> engineers() {
    var all = new LinkedHashMap<Long, String>();
    for (var one : people.all())
      if (!one.disabled()
          && one.grants().stream()
              .anyMatch(grant -> grant.role() == Role.ENGINEER || grant.role() == Role.OFFICER))
        all.put(one.account(), one.name());
    return all;
  }

  /**
   * Gives tasks to an engineer.
   *
   * @param actor of whose reach all of them must be
   * @param engineer null: to whoever gets there first
   */
  void give(Actor actor, List<Long> tasks, @Nullable Long engineer) {
    if (tasks.isEmpty() || tasks.size() > MOST)
      throw new Refusal("followup.refusal.none-ticked", MOST);
    if (engineer != null && !engineers().containsKey(engineer))
      throw Refusal.notFound(Long.toString(engineer));
    var wanted = tasks.stream().sorted().toList();
    if (actor.places() != null)
      for (long task : wanted) classrooms.room(plan.task(task).classroom(), actor, task);
    for (long task : wanted) plan.give(task, engineer);
  }

  @Transactional(readOnly = true)
  Slice<Agenda.Line> page(PlanFilter filter, String after, int size) {
    return Slice.of(agenda.page(filter, after, size + 1), size, Agenda.Line::sort);
  }

  @Transactional(readOnly = true)
  void export(PlanFilter filter, Consumer<Agenda.Line> each) {
    agenda.all(filter, each);
  }
}
