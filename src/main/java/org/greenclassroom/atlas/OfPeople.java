package org.greenclassroom.atlas;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInAtlas() {
    return Personal.in(
        "atlas",
        "",
        """
        pin name school_name: a room and a school
        """);
  }
}
