package org.greenclassroom.catalogue;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCatalogue() {
    return Personal.in(
        "catalogue",
        """
        sweep MENTIONED PROVE AOTU redact always why=words query=words
        """,
        """
        sweep_line reason: why a device was left out
        """);
  }
}
