package org.greenclassroom.dismantling;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInDismantling() {
    return Personal.in(
        "dismantling",
        """
        batch            MENTIONED PROVE AOPU redact always vehicle=words manifest=words
        certificate      MENTIONED PROVE AOPU redact always struck_why=words
        certificate_line MENTIONED PROVE AOPU redact always elsewhere=words reason=words
        closure          MENTIONED PROVE AOPU redact always explained=words reason=words
        explanation      MENTIONED PROVE AOPU redact always words=words
        reopening        MENTIONED PROVE AOPU redact always reason=words
        """,
        """
        batch manifest_file: the hash of a file
        certificate file: the hash of a file
        certificate_line typed: what a plant calls a device
        licence_check source file: a public register
        permit file: the hash of a file
        weighing ticket file: a weigh ticket
        """);
  }
}
