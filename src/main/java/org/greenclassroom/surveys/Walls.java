package org.greenclassroom.surveys;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfSchoolsSurveysSurvey() {
    return Wall.own(Role.SCHOOL, "surveys", "survey", "school");
  }

  @Bean
  static Wall wallOfSchoolsSurveysErrand() {
    return Wall.own(Role.SCHOOL, "surveys", "errand", "school");
  }
}
