package org.greenclassroom.glpi;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DevicePanel;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.AgentCall;
import org.greenclassroom.evidence.UponMatch;
import org.greenclassroom.frame.AgentsPath;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.LargeBody;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What this room hangs on the walls, and on the pages of a classroom and of a device. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);

  @Bean
  AgentsPath knocksPath() {
    return new AgentsPath("/glpi");
  }

  @Bean
  AgentsPath fusionPath() {
    return new AgentsPath("/front/inventory.php");
  }

  @Bean
  AgentsPath ocsPath() {
    return new AgentsPath("/ocsinventory");
  }

  @Bean
  LargeBody stockInventories() {
    return new LargeBody(
        AgentCall.most(),
        "/glpi",
        "/glpi/front/inventory.php",
        "/front/inventory.php",
        "/ocsinventory",
        "/glpi/at/{secret}",
        "/glpi/at/{secret}/front/inventory.php");
  }

  @Bean
  Door glpiDoor() {
    return new Door(65, "glpi.door", "/glpi/addresses", READERS);
  }

  /** Evidence asks at its start who wants to know of matches, and this room needs evidence. */
  @Bean
  UponMatch knockersMatch(@Lazy Glpi glpi) {
    return (Occasion occasion, Tag device, long document) ->
        glpi.matched(occasion, device, document);
  }

  @Bean
  ClassroomPanel knockingPanel(Glpi glpi) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 72;
      }

      @Override
      public String key() {
        return "glpi.panel";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        var addresses = glpi.of(classroom);
        long standing = addresses.stream().filter(each -> each.endedAt() == null).count();
        long computers = addresses.stream().mapToLong(AddressTable.Listed::computers).sum();
        return Optional.of(
            new Line(
                "/glpi/classrooms/" + classroom, "glpi.panel.line", List.of(standing, computers)));
      }
    };
  }

  @Bean
  DevicePanel hardwarePanel(Glpi glpi, Shown shown) {
    return new DevicePanel() {
      @Override
      public int order() {
        return 50;
      }

      @Override
      public Optional<Line> line(Device device, Occasion occasion) {
        var heard = glpi.lastHeard(device.id());
        if (heard.isEmpty()) return Optional.empty();
        var changes = glpi.changes(device.id());
        Instant last =
            changes.isEmpty() ? heard.get() : Objects.requireNonNull(changes.getFirst().at());
        return Optional.of(
            new Line(
                "/glpi/devices/" + device.tag().code(),
                "glpi.hardware",
                changes.isEmpty() ? "glpi.hardware.same" : "glpi.hardware.changed",
                List.of(changes.size(), shown.day(last), shown.moment(heard.get()))));
      }
    };
  }
}
