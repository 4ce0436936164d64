package org.greenclassroom.endings;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsEndingsEnding() {
    return Wall.own(Role.SCHOOL, "endings", "ending", "school");
  }

  @Bean
  static Wall wallOfSchoolsEndingsWatched() {
    return Wall.own(Role.SCHOOL, "endings", "watched", "school");
  }
}
