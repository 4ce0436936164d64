package org.greenclassroom.activities;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInActivities() {
    return Personal.in(
        "activities",
        """
        activity          MENTIONED TAKE_PART AOUG redact always title=words words=words reason=words place=words
        activity@approver SIGNER    PROVE     AOU  blank  asked  approved_name=name
        cost              MENTIONED PROVE     AOU  redact always words=words
        event             MENTIONED PROVE     AOU  redact always words=words
        item              MENTIONED ARRANGE   AOU  redact always words=words
        line              MENTIONED ARRANGE   AOUG redact always words=words who=words
        risk              MENTIONED PROTECT   AOU  redact always hazard=words measure=words
        """,
        """
        slot name: a shift
        """);
  }
}
