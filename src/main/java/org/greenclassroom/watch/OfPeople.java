package org.greenclassroom.watch;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInWatch() {
    return Personal.in(
        "watch",
        """
        alert  MENTIONED REMEMBER AOE redact     always subject=words
        step   MENTIONED REMEMBER AOE keep:DIARY always words=words
        digest ACCOUNT   LETTERS  N   delete     asked  account=account
        """,
        """
        finding subject: a room of a school
        indicator_word name formula action: a figure
        risk reasons: counts of things
        snapshot reasons: counts of things
        """);
  }
}
