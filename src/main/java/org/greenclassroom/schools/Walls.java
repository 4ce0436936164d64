package org.greenclassroom.schools;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsSchoolsSchool() {
    return Wall.own(Role.SCHOOL, "schools", "school", "school");
  }

  @Bean
  static Wall wallOfSchoolsSchoolsReport() {
    return Wall.own(Role.SCHOOL, "schools", "report", "school");
  }

  @Bean
  static Wall wallOfSchoolsSchoolsDivision() {
    return Wall.own(Role.SCHOOL, "schools", "division", "school");
  }

  @Bean
  static Wall wallOfSchoolsSchoolsChange() {
    return Wall.own(Role.SCHOOL, "schools", "change", "school");
  }
}
