package org.greenclassroom.schools;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSchools() {
    return Personal.in(
        "schools",
        "",
        """
        change before after: a school as the register had it
        division path: a division of the country
        succession paper: the paper by which one school follows another
        """);
  }
}
