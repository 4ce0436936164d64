package org.greenclassroom.editions;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEditions() {
    return Personal.in(
        "editions",
        """
        edition MENTIONED PROVE AOUG keep:PUBLISHED always subject=words reason=words
        passage MENTIONED PROVE AOUG keep:PUBLISHED always words=words
        """,
        """
        edition ledger: which rows of the ledger it was drawn up of, in one word
        passage place: a place of a report
        publication subject: what a report is about
        """);
  }
}
