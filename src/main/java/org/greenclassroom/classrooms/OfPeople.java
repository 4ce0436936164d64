package org.greenclassroom.classrooms;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInClassrooms() {
    return Personal.in(
        "classrooms",
        """
        keeper    TEACHER   ARRANGE AOESU blank      asked  name=name
        signature SIGNER    PROVE   AOSU  keep:PAPER always name=name file=words
        agreement SIGNER    PROVE   AOSU  keep:PAPER always text=words
        milestone MENTIONED PROVE   AOESU redact     always note=words file_name=words
        need      MENTIONED PROVE   AOESU redact     always reason=words
        term      MENTIONED PROVE   AOESU redact     always reason=words
        foreigner MENTIONED ARRANGE AOESU redact     always owner=words
        """,
        """
        milestone file: the hash of a file
        classroom name: a room of a school
        """);
  }
}
