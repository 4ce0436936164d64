package org.greenclassroom.applications;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInApplications() {
    return Personal.in(
        "applications",
        """
        contact     CONTACT   ARRANGE AO delete     job:forget-applicants:730 person=name position=words email=mail phone=phone
        application MENTIONED ARRANGE AO redact     always                    room=words donors=words purpose=words remarks=words address=words name=words
        decision    MENTIONED PROVE   AO redact     always                    note=words funded=words second_note=words room=words
        learned     MENTIONED PROVE   AO keep:DIARY always                    fact=words whence=words
        form        MENTIONED ARRANGE - redact     job:forget-applicants:30 typed=json
        photograph  PICTURED  ARRANGE AO keep:PHOTO job:forget-applicants:730 name=words bytes=picture
        question    MENTIONED ARRANGE AO redact     always                    asked=words answer=words
        """,
        """
        application division timetable: a division of the country, hours of a room
        weighting source: where a weight comes from
        """);
  }
}
