package org.greenclassroom.applications;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsApplicationsApplication() {
    return Wall.own(Role.SCHOOL, "applications", "application", "school");
  }
}
