package org.greenclassroom.labels;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Errand;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door labelsDoor() {
    return new Door(52, "labels.door", "/labels", EnumSet.of(Role.OFFICER, Role.TECHNICIAN));
  }

  /** Labels for whatever was chosen from the list of devices. */
  @Bean
  Errand labelsErrand() {
    return new Errand(
        "labels.errand",
        EnumSet.of(Role.OFFICER, Role.TECHNICIAN),
        "/labels/batches",
        "list",
        Map.of("source", "LIST"));
  }

  /** A label can come off at any time. */
  @Bean
  Bench labelsStep() {
    return (device, actor) ->
        actor.is(Role.OFFICER, Role.TECHNICIAN)
            ? Optional.of(new Bench.Step("labels.step", "/labels?tag=" + device.tag().code(), true))
            : Optional.empty();
  }
}
