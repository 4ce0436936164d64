package org.greenclassroom.coding;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCoding() {
    return Personal.in(
        "coding",
        """
        helper  VOLUNTEER TAKE_PART AO   keep:COUNTED always                volunteer=volunteer
        cohort  MENTIONED PROVE     AOS  redact       always                reason=words
        project PICTURED  SHOW      AOSG keep:GONE    job:forget-projects:0 bytes=picture title=words
        """,
        """
        project medium: how a work was made
        goal name: what is learned
        programme title: a programme
        """);
  }
}
