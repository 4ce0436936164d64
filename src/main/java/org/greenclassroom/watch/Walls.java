package org.greenclassroom.watch;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsWatchRoom() {
    return Wall.own(Role.SCHOOL, "watch", "room", "school");
  }

  @Bean
  static Wall wallOfSchoolsWatchMonth() {
    return Wall.own(Role.SCHOOL, "watch", "month", "school");
  }
}
