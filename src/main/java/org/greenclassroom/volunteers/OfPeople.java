package org.greenclassroom.volunteers;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInVolunteers() {
    return Personal.in(
        "volunteers",
        """
        volunteer VOLUNTEER TAKE_PART AOU own         asked                  volunteer=volunteer account=account name=name email=mail
        link      VOLUNTEER TAKE_PART N   delete      job:sweep-volunteers:1 volunteer=volunteer hash=secret path=words
        clearance VOLUNTEER PROTECT   AOU delete      asked                  volunteer=volunteer result=words
        agreement VOLUNTEER PROVE     AOU keep:AGREED always                 volunteer=volunteer
        lead      VOLUNTEER TAKE_PART AOU keep:ACTED  always                 account=account
        incident  MENTIONED PROTECT   AOU keep:DIARY  always                 place=words words=words
        step      MENTIONED PROTECT   AOU keep:DIARY  always                 words=words
        """,
        """
        version body_en body_zh body_fr: a text that all agree to
        """);
  }
}
