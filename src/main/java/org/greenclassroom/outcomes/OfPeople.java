package org.greenclassroom.outcomes;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInOutcomes() {
    return Personal.in(
        "outcomes",
        """
        closing       MENTIONED PROVE   AOUD redact     always reopen_reason=words
        paper         MENTIONED PROVE   AOUD redact     always reason=words
        receipt       SIGNER    PROVE   AOUD keep:PAPER always scan=words
        told          ACCOUNT   LETTERS N    delete     asked  account=account milestone=words
        letter_choice ACCOUNT   LETTERS M    delete     asked  account=account secret=secret
        """,
        """
        closing_figure name: a figure
        closing_item outcome place slip proof plant licence: what became of a device
        entitlement evidence: a public register
        receipt valuation: by whose value
        """);
  }
}
