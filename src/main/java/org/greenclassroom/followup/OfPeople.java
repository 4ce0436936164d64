package org.greenclassroom.followup;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInFollowup() {
    return Personal.in(
        "followup",
        """
        contact MENTIONED REMEMBER AOE keep:DIARY always summary=words next_what=words
        move    MENTIONED REMEMBER AOE keep:DIARY always reason=words
        cadence MENTIONED REMEMBER AOE redact     always reason=words
        """,
        "");
  }
}
