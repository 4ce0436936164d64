package org.greenclassroom.past;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPast() {
    return Personal.in(
        "past",
        """
        draft  MENTIONED PROVE AO keep:PAPER always file=picture
        import MENTIONED PROVE AO redact     always source=words file_name=words document_name=words reason=words
        remark MENTIONED PROVE AO redact     always said=words heading=words
        """,
        """
        entry school company room room_key place page: organisations, rooms and pages of an old list
        import sheet year: a list of the years before
        remark flaw: a kind of mistake
        """);
  }
}
