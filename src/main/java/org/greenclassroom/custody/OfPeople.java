package org.greenclassroom.custody;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCustody() {
    return Personal.in(
        "custody",
        """
        signature SIGNER PROVE AOUTESDP keep:CUSTODY always name=name file=words
        """,
        """
        checkpoint previous signature: seals of the book
        device_state head what searched: what a device is
        handed_key former former_signature signature: keys that sealed the book
        fact detail: the book, in which a test allows no name
        """);
  }
}
