package org.greenclassroom.signups;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSignups() {
    return Personal.in(
        "signups",
        """
        team       CONTACT   TAKE_PART AO  blank        asked  name=words email=mail/number
        signup     VOLUNTEER TAKE_PART AOU keep:COUNTED always volunteer=volunteer
        feed       VOLUNTEER TAKE_PART M   delete       asked  volunteer=volunteer secret=secret
        invitation VOLUNTEER TAKE_PART AO  keep:COUNTED always volunteer=volunteer
        step       MENTIONED REMEMBER  AO  redact       always reason=words
        """,
        """
        invitation said: a hash of what was told
        """);
  }
}
