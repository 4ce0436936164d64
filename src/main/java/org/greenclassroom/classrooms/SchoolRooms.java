package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.stereotype.Component;

/** The classrooms of a school on the school's own page, with those that came to it by a merger. */
@Component
class SchoolRooms implements SchoolPanel {
  private static final int MOST = 100;
  private final Classrooms classrooms;
  private final Shown shown;

  SchoolRooms(Classrooms classrooms, Shown shown) {
    this.classrooms = classrooms;
    this.shown = shown;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String key() {
    return "classrooms.title";
  }

  @Override
  public Set<Role> roles() {
    return Hangings.READERS;
  }

  @Override
  public List<Line> lines(Family family, Occasion occasion) {
    var lines = new ArrayList<Line>();
    for (var room : classrooms.ofSchools(family.members(), MOST)) {
      var own = room.school() == family.school();
      lines.add(
          new Line(
              "/classrooms/" + room.classroom(),
              own ? room.name() : room.schoolName() + " · " + room.name(),
              sentence(room),
              List.of(
                  shown.word(room.state()),
                  room.devices(),
                  room.seats(),
                  room.dueOn() == null ? "" : shown.day(room.dueOn()))));
    }
    return lines;
  }

  private static String sentence(ClassroomTable.Row room) {
    if (room.state() == Progress.CLOSED) return "classrooms.of-school.closed";
    return room.dueOn() == null ? "classrooms.of-school" : "classrooms.of-school.due";
  }
}
