package org.greenclassroom.entities;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEntities() {
    return Personal.in(
        "entities",
        "",
        """
        rule note: a rule of the house
        version name_zh name_en name_fr form address_zh address_en address_fr lines logo note: our own organisations, as registered
        """);
  }
}
