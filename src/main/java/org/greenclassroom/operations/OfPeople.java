package org.greenclassroom.operations;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInOperations() {
    return Personal.in(
        "operations",
        "",
        """
        backup file trouble node: files and machines of the house
        book_check reason: what a check found
        drill file trouble: files of the house
        """);
  }
}
