package org.greenclassroom.labels;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInLabels() {
    return Personal.in(
        "labels",
        "",
        """
        batch what: what was printed
        sheet name: a sheet of labels
        """);
  }
}
