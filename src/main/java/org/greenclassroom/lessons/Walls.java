package org.greenclassroom.lessons;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsLessonsEntry() {
    return Wall.own(Role.SCHOOL, "lessons", "entry", "school");
  }

  @Bean
  static Wall wallOfSchoolsLessonsFollowing() {
    return Wall.own(Role.SCHOOL, "lessons", "following", "school");
  }
}
