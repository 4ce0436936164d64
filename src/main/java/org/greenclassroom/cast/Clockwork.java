package org.greenclassroom.cast;

import java.time.Instant;
import java.time.LocalTime;
import org.greenclassroom.classrooms.Addenda;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Keeper;
import org.greenclassroom.classrooms.Keepers;
import org.greenclassroom.classrooms.MilestoneKind;
import org.greenclassroom.classrooms.Milestones;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/** The clock of the rooms: most was done in its time, something is late, a school names people. */
@Component
class Clockwork {
  private final Milestones milestones;
  private final Keepers keepers;
  private final Addenda addenda;
  private final Classrooms classrooms;

  Clockwork(Milestones milestones, Keepers keepers, Addenda addenda, Classrooms classrooms) {
    this.milestones = milestones;
    this.keepers = keepers;
    this.addenda = addenda;
    this.classrooms = classrooms;
  }

  /**
   * What was done on its day.
   *
   * @param except what nobody has done yet
   */
  void ticked(Characters who, long room, Instant now, MilestoneKind except) {
    var today = Story.on(who.officer(), now).today();
    for (var stone : milestones.of(room)) {
      if (!stone.dueOn().isBefore(today) || stone.kind() == except) continue;
      var at = stone.dueOn().atTime(LocalTime.of(10, 20)).atZone(Occasion.PROGRAMME_ZONE);
      milestones.done(
          Story.on(actor(who, stone.kind()), at.toInstant()),
          room,
          stone.milestone(),
          stone.dueOn(),
          note(stone.kind()),
          null);
    }
  }

  /** The school says who looks after its room. */
  void keepers(Characters who, long room, String manager, String deputy, Instant day) {
    var said = Story.on(who.officer(), day);
    keepers.name(said, room, Keeper.Duty.MANAGER, manager, said.today());
    keepers.name(Story.on(who.officer(), day), room, Keeper.Duty.DEPUTY, deputy, said.today());
  }

  /** A year more is drawn up, and waits for the school and the sponsor. */
  void longer(Characters who, long room, Instant day) {
    var due = classrooms.room(room).dueOn();
    if (due != null) addenda.extend(Story.on(who.officer(), day), room, due.plusYears(1));
  }

  private static Actor actor(Characters who, MilestoneKind kind) {
    return switch (kind) {
      case VISIT, ANNIVERSARY, COLLECTION -> who.engineer();
      case CALL, INVENTORY, DECISION, LETTERS, PLAN -> who.officer();
    };
  }

  private static String note(MilestoneKind kind) {
    return switch (kind) {
      case DECISION -> "学校希望继续，赞助方还在考虑。";
      case CALL, VISIT, INVENTORY, ANNIVERSARY, LETTERS, PLAN, COLLECTION -> "";
    };
  }
}
