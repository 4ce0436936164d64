package org.greenclassroom.glpi;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInGlpi() {
    return Personal.in(
        "glpi",
        "",
        """
        computer machine doubt: what a device is
        """);
  }
}
