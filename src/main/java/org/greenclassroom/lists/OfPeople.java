package org.greenclassroom.lists;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInLists() {
    return Personal.in(
        "lists",
        """
        import      MENTIONED PROVE   AOT redact     always name=words
        import_row  MENTIONED PROVE   AOT redact     always remarks=json written=words said_donor=words
        upload_part MENTIONED ARRANGE N   keep:SHORT act:30 bytes=picture
        """,
        """
        import_row said_state: a state
        mapping signature sheet for_all: how a list is read
        """);
  }
}
