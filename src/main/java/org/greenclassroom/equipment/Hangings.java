package org.greenclassroom.equipment;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and on the page of a classroom. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> STAFF =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR);
  private static final Set<Role> READERS =
      EnumSet.of(
          Role.OFFICER,
          Role.ENGINEER,
          Role.TECHNICIAN,
          Role.SCHOOL,
          Role.AUDITOR,
          Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  @Bean
  Door equipmentDoor() {
    return new Door(64, "equipment.door", "/equipment", STAFF);
  }

  /** Nothing falls silent in the middle of a lesson: licences are renewed before their last day. */
  @Bean
  Tray licencesEnding(Equipment equipment) {
    return new Hung(
        64,
        "equipment.tray.ending",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var ending = equipment.ending(occasion);
          return new Tray.Waiting(ending.all(), ending.late(), null, "/equipment?only=expiring");
        });
  }

  @Bean
  Tray profilesLacking(Equipment equipment) {
    return new Hung(
        65,
        "equipment.tray.lacking",
        EnumSet.of(Role.OFFICER),
        occasion -> new Tray.Waiting(equipment.lacking(), 0, null, "/equipment?only=lacking"));
  }

  @Bean
  ClassroomPanel equipmentPanel(Equipment equipment) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 40;
      }

      @Override
      public String key() {
        return "equipment.title";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var profile = equipment.profile(classroom);
        var items = equipment.items(classroom);
        if (profile.isEmpty() && items.isEmpty()) return Optional.empty();
        LocalDate today = occasion.today();
        var ending =
            items.stream()
                .map(item -> item.standing(today))
                .filter(standing -> standing.startsWith("expir"))
                .count();
        return Optional.of(
            new Line(
                "/equipment/" + classroom,
                "equipment.panel",
                List.of(profile.stream().filter(Coverage::met).count(), profile.size(), ending)));
      }
    };
  }
}
