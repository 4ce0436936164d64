package org.greenclassroom.lessons;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInLessons() {
    return Personal.in(
        "lessons",
        """
        lesson     MENTIONED PROVE AOES keep:DIARY always remark=words
        assessment MENTIONED PROVE AOES keep:DIARY always class_label=words
        entry      MENTIONED PROVE AOES redact     always class_label=words override=words
        """,
        """
        assessment instrument: a questionnaire
        lesson class_label: a class, counted
        norm source: where a figure comes from
        """);
  }
}
