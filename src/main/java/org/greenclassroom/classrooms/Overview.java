package org.greenclassroom.classrooms;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All rooms that somebody may know of: listed, counted, waiting. A school sees its own only. */
@Service
@Transactional(readOnly = true)
class Overview {
  private final ClassroomTable table;
  private final Movements movements;
  private final Schools schools;

  Overview(ClassroomTable table, Movements movements, Schools schools) {
    this.schools = schools;
    this.table = table;
    this.movements = movements;
  }

  Slice<ClassroomTable.Row> page(
      @Nullable Progress state, String part, String after, int size, Actor actor) {
    return Slice.of(
        table.page(schoolsOf(actor), state, part.strip(), after, size + 1),
        size,
        ClassroomTable.Row::sort);
  }

  Map<Progress, Long> byState(Actor actor) {
    return table.byState(schoolsOf(actor));
  }

  /** What waits in this state, for a tray. */
  long waiting(Actor actor, Progress state) {
    return table.byState(schoolsOf(actor)).getOrDefault(state, 0L);
  }

  Movements.Times times() {
    return movements.times();
  }

  /** Rooms whose computers have been on the way since before this moment. */
  long onTheWaySince(Instant moment) {
    return movements.onTheWaySince(moment);
  }

  /** Whose rooms this person may know of; null: everybody's. */
  @Nullable Set<Long> schoolsOf(Actor actor) {
    return schools.own(actor);
  }
}
