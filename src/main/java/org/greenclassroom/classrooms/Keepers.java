package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looks after a room and who stands in. A school says so itself; an officer takes notice. Names
 * of grown-ups only, and each can be forgotten.
 */
@Service
@Transactional
public class Keepers {
  private static final int LONGEST_NAME = 60;

  private final Classrooms classrooms;
  private final KeeperTable table;

  Keepers(Classrooms classrooms, KeeperTable table) {
    this.classrooms = classrooms;
    this.table = table;
  }

  /**
   * From this day on it is somebody else.
   *
   * @throws Refusal without a name, for a day before the present one began, or more than a year
   *     ahead
   */
  public void name(
      Occasion occasion, long classroom, Keeper.Duty duty, String typed, LocalDate since) {
    var room = classrooms.room(classroom, occasion.actor());
    if (table.keyed(occasion.keyFor("keeper"))) return;
    room.open();
    var name = typed.replaceAll("\\s+", " ").strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME)
      throw new Refusal("classrooms.refusal.keeper-name", LONGEST_NAME);
    if (since.isAfter(occasion.today().plusYears(1)))
      throw new Refusal("classrooms.refusal.keeper-day");
    for (var one : table.of(classroom))
      if (one.duty() == duty && one.until() == null) {
        if (since.isBefore(one.since()))
          throw new Refusal("classrooms.refusal.keeper-before", one.since());
        table.end(one.keeper(), since);
      }
    table.insert(occasion, classroom, duty, name, since, occasion.actor().is(Role.OFFICER));
  }

  /** An officer has read it. */
  void note(Occasion occasion, long classroom) {
    classrooms.room(classroom);
    table.note(classroom, occasion.now(), occasion.actor().account());
  }

  /** The name goes; that somebody was there, and when, stays. */
  void forget(Occasion occasion, long classroom, long keeper) {
    classrooms.room(classroom, occasion.actor());
    if (table.forget(classroom, keeper) == 0) throw Refusal.notFound(Long.toString(keeper));
  }

  /** All who ever were, the present ones first. */
  @Transactional(readOnly = true)
  public List<Keeper> of(long classroom) {
    return table.of(classroom);
  }

  @Transactional(readOnly = true)
  KeeperTable.New waiting() {
    return table.waiting();
  }
}
