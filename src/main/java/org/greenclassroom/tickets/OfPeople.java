package org.greenclassroom.tickets;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInTickets() {
    return Personal.in(
        "tickets",
        """
        event  MENTIONED REMEMBER AOES keep:DIARY always words=words
        remark MENTIONED REMEMBER AOE  redact     always words=words
        ticket MENTIONED REMEMBER AOES redact     always words=words
        photo  PICTURED  REMEMBER AOES keep:PHOTO always file=words
        """,
        """
        policy note: a rule of the house
        ticket source_ref: the number of what it was made of
        """);
  }
}
