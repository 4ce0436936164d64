package org.greenclassroom.special;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSpecial() {
    return Personal.in(
        "special",
        """
        instructor TEACHER   PROVE     AOS blank  asked  teacher=teacher number=words
        circle     MENTIONED TAKE_PART AOS redact always label=words
        trial      MENTIONED PROVE     AOS redact always words=words
        """,
        """
        instructor title issuer: a kind of certificate
        aid product licence: a thing, not a person
        document title: a text for all
        trial product: a thing, not a person
        """);
  }
}
