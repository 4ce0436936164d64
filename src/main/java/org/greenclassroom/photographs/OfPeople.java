package org.greenclassroom.photographs;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPhotographs() {
    return Personal.in(
        "photographs",
        """
        photograph    PICTURED  SHOW AOG keep:PHOTO  always file=words words=words
        figure        PICTURED  SHOW AO  keep:PHOTO  always person=volunteer
        release       VOLUNTEER SHOW AO  keep:AGREED always person=volunteer evidence=words
        class_release MENTIONED SHOW AO  keep:AGREED always label=words evidence=words
        pull          MENTIONED SHOW AO  redact      always words=words
        """,
        """
        use place: where a photograph was shown
        """);
  }
}
