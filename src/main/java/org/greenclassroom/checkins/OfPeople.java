package org.greenclassroom.checkins;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCheckins() {
    return Personal.in(
        "checkins",
        """
        answer MENTIONED REMEMBER AOES keep:DIARY always value=words reason=words
        """,
        """
        answer item: a question
        """);
  }
}
