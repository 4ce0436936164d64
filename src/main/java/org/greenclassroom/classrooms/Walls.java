package org.greenclassroom.classrooms;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsClassroomsAgreement() {
    return Wall.own(Role.SCHOOL, "classrooms", "agreement", "school");
  }

  @Bean
  static Wall wallOfDonorsClassroomsAgreement() {
    return Wall.own(Role.DONOR, "classrooms", "agreement", "sponsor");
  }

  @Bean
  static Wall wallOfSchoolsClassroomsClassroom() {
    return Wall.own(Role.SCHOOL, "classrooms", "classroom", "school");
  }
}
