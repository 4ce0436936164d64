package org.greenclassroom.doubt;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInDoubt() {
    return Personal.in(
        "doubt",
        """
        step   MENTIONED REMEMBER AO redact always words=words
        keeper ACCOUNT   ARRANGE  AO delete asked  account=account
        """,
        """
        contradiction subject path: a device or a room
        finding subject path: a device or a room
        """);
  }
}
