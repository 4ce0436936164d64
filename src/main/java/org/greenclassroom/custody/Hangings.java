package org.greenclassroom.custody;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door devicesDoor() {
    return new Door(50, "custody.door", "/devices", EnumSet.allOf(Role.class));
  }

  @Bean
  Door bookDoor() {
    return new Door(
        85,
        "custody.book.door",
        "/book",
        EnumSet.of(Role.AUDITOR, Role.ADMINISTRATOR, Role.OFFICER));
  }

  /** A tag leads straight to its device; a serial number to the devices that carry it. */
  @Bean
  Finder deviceFinder(Devices devices, Custody custody) {
    return (typed, actor) -> {
      if (Tag.looksLikeOne(typed)) {
        var tag = Tag.parse(typed);
        if (custody.waits(tag))
          return List.of(new Finder.Hit(tag.printed(), "", "/" + tag.code(), true));
        try {
          var device = devices.device(tag, actor);
          return List.of(
              new Finder.Hit(
                  device.tag().printed(),
                  Objects.requireNonNullElse(device.observed().model(), ""),
                  "/devices/" + device.tag().code(),
                  true));
        } catch (Refusal notHere) {
          return List.of();
        }
      }
      return devices.find(typed, actor).stream()
          .map(row ->
              new Finder.Hit(
                  row.tag().printed(),
                  Objects.requireNonNullElse(row.model(), "")
                      + " · S/N "
                      + Objects.requireNonNullElse(row.serial(), "?"),
                  "/devices/" + row.tag().code(),
                  false))
          .toList();
    };
  }
}
