package org.greenclassroom.bench;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInBench() {
    return Personal.in(
        "bench",
        "",
        """
        pallet word: the word on a pallet
        sighting typed: what was scanned of a device
        """);
  }
}
