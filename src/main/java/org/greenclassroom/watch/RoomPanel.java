package org.greenclassroom.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** One sentence on the classroom's own page: when it was last heard of, and its risk. */
@Component
class RoomPanel implements ClassroomPanel {
  private final Watch watch;

  RoomPanel(Watch watch) {
    this.watch = watch;
  }

  @Override
  public int order() {
    return 95;
  }

  @Override
  public String key() {
    return "watch.panel";
  }

  /** Never the school: a score is for those who help. */
  @Override
  public Set<Role> roles() {
    return Set.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR);
  }

  @Override
  public Optional<Line> line(long classroom, Occasion occasion) {
    return watch
        .silence(classroom)
        .map(silence -> {
          var band = watch.band(classroom).orElse(Band.CALM);
          return silence.lastSignalOn() == null
              ? new Line(
                  "/watch/rooms/" + classroom,
                  "watch.panel.never",
                  List.of(silence.schoolDays(), band))
              : new Line(
                  "/watch/rooms/" + classroom,
                  "watch.panel.heard",
                  List.of(silence.schoolDays(), band));
        });
  }
}
