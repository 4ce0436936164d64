package org.greenclassroom.partners;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPartners() {
    return Personal.in(
        "partners",
        """
        partner MENTIONED ARRANGE AOTEUSDP keep:ORGANISATION always name=words
        site    MENTIONED ARRANGE AOTEUSDP keep:ORGANISATION always name=words address=words
        """,
        """
        licence evidence: a number of a public register
        """);
  }
}
