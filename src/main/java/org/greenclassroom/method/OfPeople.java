package org.greenclassroom.method;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInMethod() {
    return Personal.in(
        "method",
        "",
        """
        coefficient id unit source licence note: a figure of science
        """);
  }
}
