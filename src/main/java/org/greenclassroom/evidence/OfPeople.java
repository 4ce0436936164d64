package org.greenclassroom.evidence;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEvidence() {
    return Personal.in(
        "evidence",
        """
        document MENTIONED PROVE AOTU keep:REDUCED always name=words detail=words host_serial=words host_uuid=words
        unlink   MENTIONED PROVE AOTU redact       always how=words why=words
        """,
        """
        document format tool host_maker host_model doubt came host_board host_chassis host_label host_kind host_mac: what a device is
        reading name verify started ended status reason: what a program said of a drive
        room name: a place of the workshop
        salt bytes: a secret of the house
        seen_drive name health: what a drive is
        """);
  }
}
