package org.greenclassroom.surveys;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSurveys() {
    return Personal.in(
        "surveys",
        """
        survey MENTIONED ARRANGE AOESU redact     always note=words foreign_owner=words
        photo  PICTURED  PROVE   AOESU keep:PHOTO always file=words
        """,
        """
        survey room room_key: a room of a school
        errand room reference: a room of a school
        """);
  }
}
