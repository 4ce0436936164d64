package org.greenclassroom.special;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for groups that learn together and the levels they reach, as counts. */
@Service
@Transactional
public class Circles {
  private final CircleTable table;
  private final Special special;

  Circles(CircleTable table, Special special) {
    this.table = table;
    this.special = special;
  }

  /** A group begins; its label names no person. */
  public long begin(Occasion occasion, long classroom, String label, LocalDate day) {
    var room = special.room(classroom, occasion.actor());
    if (room.closed()) throw new Refusal("special.refusal.closed", room.name());
    if (label.isBlank() || label.length() > 40) throw new Refusal("special.refusal.label");
    if (day.isAfter(occasion.today())) throw new Refusal("special.refusal.future", day);
    return table.begin(occasion, classroom, label.strip(), day);
  }

  public void end(Occasion occasion, long circle) {
    var known = circle(circle, occasion.actor());
    if (table.end(circle, occasion.today()) == 0)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.ended", known.label());
  }

  /**
   * How many stand on which level; each is counted once, on the highest. What is not given is none.
   */
  public void report(Occasion occasion, long circle, LocalDate day, Map<Reached, Integer> counts) {
    var known = circle(circle, occasion.actor());
    if (known.endedOn() != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "special.refusal.ended", known.label());
    if (day.isAfter(occasion.today())) throw new Refusal("special.refusal.future", day);
    if (day.isBefore(known.beganOn()))
      throw new Refusal("special.refusal.before", day, known.label(), known.beganOn());
    var all = new EnumMap<Reached, Integer>(Reached.class);
    int sum = 0;
    for (var level : Reached.values()) {
      int pupils = counts.getOrDefault(level, 0);
      if (pupils < 0 || pupils > 500) throw new Refusal("special.refusal.count", 0, 500);
      all.put(level, pupils);
      sum += pupils;
    }
    if (sum == 0) throw new Refusal("special.refusal.nobody", known.label());
    table.report(occasion, circle, day, all);
  }

  @Transactional(readOnly = true)
  CircleTable.Circle circle(long circle, Actor actor) {
    var known = table.circle(circle).orElseThrow(() -> Refusal.notFound(String.valueOf(circle)));
    special.room(known.classroom(), actor, circle);
    return known;
  }

  @Transactional(readOnly = true)
  List<CircleTable.Circle> of(long classroom) {
    return table.of(classroom);
  }

  @Transactional(readOnly = true)
  List<CircleTable.Cell> cells(long classroom) {
    return table.cells(classroom);
  }

  @Transactional(readOnly = true)
  List<CircleTable.Sum> sums() {
    return table.sums();
  }

  @Transactional(readOnly = true)
  List<CircleTable.Type> types(long school) {
    return table.types(school);
  }
}
