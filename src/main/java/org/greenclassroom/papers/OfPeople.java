package org.greenclassroom.papers;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPapers() {
    return Personal.in(
        "papers",
        """
        signer      SIGNER    PROVE   AOUSD keep:PAPER always         name=name image=picture
        party_name  SIGNER    PROVE   AOUSD keep:PAPER always         name=name role=words
        invitation  SIGNER    LETTERS AO    blank      365:expires_at address=mail
        scan        SIGNER    PROVE   AOU   keep:PAPER always         bytes=picture
        print       SIGNER    PROVE   AOUSD keep:PAPER always         bytes=picture
        frozen_text MENTIONED PROVE   AOUSD keep:PAPER always         words=words
        paper       MENTIONED PROVE   AOUSD keep:PAPER always         annex=words
        ending      MENTIONED PROVE   AOU   redact     always         reason=words
        """,
        """
        paper law: which law holds
        party role: as what one signs
        signature role: as what one signs
        invitation role: as what one signs
        text note: a text for all papers
        wording words: a text for all papers
        """);
  }
}
