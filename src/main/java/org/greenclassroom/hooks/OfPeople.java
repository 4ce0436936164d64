package org.greenclassroom.hooks;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInHooks() {
    return Personal.in(
        "hooks",
        """
        hook CONTACT ARRANGE A blank asked email=mail/nobody
        """,
        """
        hook name: what a receiver is called
        delivery trouble: what a server answered
        message body: what happened to a device
        """);
  }
}
