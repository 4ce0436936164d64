package org.greenclassroom.attendance;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInAttendance() {
    return Personal.in(
        "attendance",
        """
        asked              MENTIONED LETTERS N  keep:REDUCED     always address=secret
        presence           VOLUNTEER PROVE   AO keep:COUNTED     always volunteer=volunteer
        hour               VOLUNTEER PROVE   AO blank            asked  volunteer=volunteer words=words reason=words/there
        certificate        VOLUNTEER PROVE   AO keep:CERTIFICATE always volunteer=volunteer
        certificate@reason MENTIONED PROVE   AO redact           always reason=words
        entry              MENTIONED PROVE   AO keep:DIARY       always word=words
        """,
        """
        certificate_line title place: the day it certifies
        """);
  }
}
