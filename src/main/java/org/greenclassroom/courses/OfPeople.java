package org.greenclassroom.courses;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCourses() {
    return Personal.in(
        "courses",
        "",
        """
        pack_file path: a file of a course
        unit title_en title_zh title_fr: a course
        version title_en title_zh title_fr about_en about_zh about_fr: a course
        """);
  }
}
