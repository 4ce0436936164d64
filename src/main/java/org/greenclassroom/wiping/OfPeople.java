package org.greenclassroom.wiping;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInWiping() {
    return Personal.in(
        "wiping",
        """
        certificate    SIGNER    PROVE   AOTUD keep:CERTIFICATE always record=words subject=words
        ending         MENTIONED PROVE   AOTU  redact           always reason=words
        hold           MENTIONED PROVE   AOTU  redact           always reason=words
        sample         MENTIONED PROVE   AOTU  redact           always note=words
        upload_address MENTIONED ARRANGE T     redact           always answer=words
        validation     MENTIONED PROVE   AOTU  redact           always reason=words
        """,
        "");
  }
}
