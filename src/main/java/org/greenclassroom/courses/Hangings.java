package org.greenclassroom.courses;

import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door coursesDoor() {
    return new Door(
        72,
        "courses.door",
        "/courses",
        EnumSet.of(
            Role.OFFICER,
            Role.ENGINEER,
            Role.TECHNICIAN,
            Role.SCHOOL,
            Role.AUDITOR,
            Role.ADMINISTRATOR));
  }
}
