package org.greenclassroom.delivery;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInDelivery() {
    return Personal.in(
        "delivery",
        """
        consignment       MENTIONED ARRANGE AOES  redact     always vehicle=words
        consignment_paper SIGNER    PROVE   AOESU keep:PAPER always file=words
        mark              MENTIONED PROVE   AOESU redact     always reason=words
        photo             PICTURED  PROVE   AOESU keep:PHOTO always file=words
        """,
        """
        consignment record: a record of counts
        installation record: a record of counts
        """);
  }
}
