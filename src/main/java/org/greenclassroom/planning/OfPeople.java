package org.greenclassroom.planning;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPlanning() {
    return Personal.in(
        "planning",
        "",
        """
        pin_piece signature: a kind of device
        stock signature site_name: a kind of device and a place
        wish school name hindrance: a room of a school
        """);
  }
}
