package org.greenclassroom.collection;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCollection() {
    return Personal.in(
        "collection",
        """
        pickup_contact    CONTACT   ARRANGE AOE  delete     job:forget-contacts:180 name=name phone=phone email=mail
        container_witness WITNESS   PROVE   AOU  delete     job:forget-contacts:180 one=name other=name
        pickup            MENTIONED ARRANGE AOED redact     always                  address=words access_note=words
        pickup_change     MENTIONED ARRANGE AO   redact     always                  reason=words
        giver             MENTIONED ARRANGE AO   redact     always                  company=words
        collecting_photo  PICTURED  PROVE   AOEU keep:PHOTO always                  file=words
        hours_rule        MENTIONED PROVE   AOU  redact     always                  decided_by=words
        """,
        """
        disposition paper: a number of a paper
        drive name: a public day
        drop_point place: a public place
        thing_class source: where a weight comes from
        """);
  }
}
