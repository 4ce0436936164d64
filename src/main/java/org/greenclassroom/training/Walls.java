package org.greenclassroom.training;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsTrainingDeclaration() {
    return Wall.own(Role.SCHOOL, "training", "declaration", "school");
  }

  @Bean
  static Wall wallOfSchoolsTrainingNeed() {
    return Wall.own(Role.SCHOOL, "training", "need", "school");
  }

  @Bean
  static Wall wallOfSchoolsTrainingTeacher() {
    return Wall.own(Role.SCHOOL, "training", "teacher", "school");
  }

  @Bean
  static Wall wallOfSchoolsTrainingLink() {
    return Wall.own(Role.SCHOOL, "training", "link", "school");
  }
}
