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
    // a room that moved to another school took its agreement along
    return new Wall(
        "classrooms",
        "agreement",
        Role.SCHOOL,
        "school = %1$s or exists (select from classrooms.classroom c where c.agreement = agreement.agreement and c.school = %1$s)"
            .formatted(Wall.OWN));
  }

  @Bean
  static Wall wallOfDonorsClassroomsAgreement() {
    // whoever took over a room as its sponsor reads what it took over
    return new Wall(
        "classrooms",
        "agreement",
        Role.DONOR,
        "sponsor = %1$s or exists (select from classrooms.classroom c where c.agreement = agreement.agreement and c.sponsor = %1$s)"
            .formatted(Wall.OWN));
  }

  @Bean
  static Wall wallOfSchoolsClassroomsClassroom() {
    return Wall.own(Role.SCHOOL, "classrooms", "classroom", "school");
  }
}
