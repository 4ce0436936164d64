package org.greenclassroom.intake;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInIntake() {
    return Personal.in(
        "intake",
        """
        difference MENTIONED PROVE AOTU redact always remark=words
        inspection MENTIONED PROVE AOTU redact always defects=words
        """,
        """
        class_weight source: where a weight comes from
        item_change before: what a device is
        plan seen: a fingerprint of a list
        plan_row differences: what a device is
        scan typed: what was scanned of a device
        weighing pallet: a pallet
        """);
  }
}
