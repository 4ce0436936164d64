package org.greenclassroom.losses;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInLosses() {
    return Personal.in(
        "losses",
        """
        alarm MENTIONED REMEMBER AO redact job:forget-searches:1095 words=words
        step  MENTIONED REMEMBER AO redact job:forget-searches:1095 words=words police_report=words
        """,
        "");
  }
}
