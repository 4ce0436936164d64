package org.greenclassroom.funding;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInFunding() {
    return Personal.in(
        "funding",
        """
        cost        MENTIONED PROVE AO redact always what=words struck=words
        promise     MENTIONED PROVE AO redact always what=words
        sponsorship MENTIONED PROVE AO redact always note=words reason=words
        """,
        """
        rate source: where a rate comes from
        """);
  }
}
