package org.greenclassroom.usage;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInUsage() {
    return Personal.in(
        "usage",
        "",
        """
        archive file: a file of counts
        batch collector previous outcomes answer: what a program sent, counted
        """);
  }
}
