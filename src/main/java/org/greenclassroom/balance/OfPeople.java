package org.greenclassroom.balance;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInBalance() {
    return Personal.in(
        "balance",
        "",
        """
        daily stock flow: counts of things
        total stock flow: counts of things
        difference place: counts of things
        """);
  }
}
