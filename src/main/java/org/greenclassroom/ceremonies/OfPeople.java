package org.greenclassroom.ceremonies;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCeremonies() {
    return Personal.in(
        "ceremonies",
        """
        guest GUEST TAKE_PART AO blank 1095:recorded_at name=name title=words organisation=words
        """,
        "");
  }
}
