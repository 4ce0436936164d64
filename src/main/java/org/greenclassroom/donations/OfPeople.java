package org.greenclassroom.donations;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInDonations() {
    return Personal.in(
        "donations",
        """
        contact   CONTACT   ARRANGE AO delete     job:forget-donors:730 person=name email=mail phone=phone
        offer     MENTIONED ARRANGE AO redact     always                organisation=words address=words floor=words remarks=words place=words
        enclosure MENTIONED ARRANGE AO keep:PAPER job:forget-donors:730 name=words bytes=picture
        form      MENTIONED ARRANGE - redact     job:forget-donors:30  typed=json
        advice    MENTIONED PROVE   AO keep:DIARY always                note=words
        funder    MENTIONED ARRANGE AO redact     always                note=words
        """,
        """
        offer_line what processor: what a device is
        specification source: where a figure comes from
        """);
  }
}
