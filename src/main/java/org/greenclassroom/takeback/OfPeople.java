package org.greenclassroom.takeback;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInTakeback() {
    return Personal.in(
        "takeback",
        """
        condition MENTIONED PROVE AOES  redact     always words=words
        discharge MENTIONED PROVE AOESU redact     always reason=words
        loss      MENTIONED PROVE AOESU redact     always words=words police_report=words
        photo     PICTURED  PROVE AOES  keep:PHOTO always file=words
        sorting   MENTIONED PROVE AOT   redact     always because=words reason=words
        """,
        """
        discharge school room: an organisation and a room
        discharge_accessory accessory: a thing, not a person
        discharge_line police_report: the number of a report
        sighting typed: what was scanned of a device
        """);
  }
}
