package org.greenclassroom.site;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSite() {
    return Personal.in(
        "site",
        """
        reader  READER    LETTERS A   delete      job:forget-readers:730 address=mail secret=secret
        story   MENTIONED SHOW    AOG redact      always                 title=words words=words
        consent ACCOUNT   SHOW    AO  keep:AGREED always                 said_by=account
        """,
        """
        issue subject words: a newsletter
        """);
  }
}
