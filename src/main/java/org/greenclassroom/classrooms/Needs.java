package org.greenclassroom.classrooms;

import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What rooms need, so that a plan can say who gets what. Read by the view classrooms.needs. */
@Service
@Transactional
public class Needs {
  private final Classrooms classrooms;
  private final NeedTable table;

  Needs(Classrooms classrooms, NeedTable table) {
    this.classrooms = classrooms;
    this.table = table;
  }

  /**
   * Says anew what a room needs; what was said before is kept.
   *
   * @throws Refusal for a room that is closed; {@link Need} refuses what makes no sense
   */
  public void say(Occasion occasion, long classroom, Need need) {
    var key = occasion.keyFor("need/" + classroom);
    if (table.keyed(key)) return;
    classrooms.room(classroom).open();
    table.insert(classroom, need, occasion.now(), occasion.actor().account(), key);
  }

  /** As it was last said; empty when nobody ever did, and then {@link Need#ANY} holds. */
  @Transactional(readOnly = true)
  public Optional<Need> of(long classroom) {
    return table.latest(classroom);
  }
}
