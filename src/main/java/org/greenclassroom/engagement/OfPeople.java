package org.greenclassroom.engagement;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEngagement() {
    return Personal.in(
        "engagement",
        """
        old_day MENTIONED PROVE AO redact always title=words
        report  MENTIONED PROVE AO redact always reason=words
        """,
        """
        old_day company school place page: organisations and pages of an old list
        report source: a list of the years before
        """);
  }
}
