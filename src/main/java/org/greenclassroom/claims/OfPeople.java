package org.greenclassroom.claims;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInClaims() {
    return Personal.in(
        "claims",
        "",
        """
        alternative evidence: a paper
        displacement evidence: a paper
        project_key evidence: a paper
        swing id: a figure
        use reference: a paper
        way evidence: a paper
        """);
  }
}
