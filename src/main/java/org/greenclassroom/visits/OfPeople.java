package org.greenclassroom.visits;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInVisits() {
    return Personal.in(
        "visits",
        """
        entry      MENTIONED REMEMBER AOES keep:DIARY always value=words reason=words
        photograph PICTURED  REMEMBER AOES keep:DIARY always file=words
        remark     MENTIONED REMEMBER AOE  redact     always words=words
        """,
        """
        entry item: a question
        photograph item: a question
        remark item: a question
        """);
  }
}
