package org.greenclassroom.endings;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEndings() {
    return Personal.in(
        "endings",
        """
        contact  CONTACT   LETTERS  AO   delete job:end-loans:180  address=mail
        voice    SIGNER    PROVE    AOSD blank  job:end-loans:1095 account=account name=name words=words
        ending   MENTIONED PROVE    AOSD redact always             plan_words=words
        heard    MENTIONED PROVE    AO   redact always             words=words
        proposal MENTIONED PROVE    AOSD redact always             words=words
        remark   MENTIONED REMEMBER AO   redact always             words=words
        watched  MENTIONED PROVE    AO   redact always             words=words evidence_name=words
        """,
        """
        proposal room_name: a room of a school
        watched evidence: the hash of a file
        """);
  }
}
