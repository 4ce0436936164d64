package org.greenclassroom.calendar;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInCalendar() {
    return Personal.in(
        "calendar",
        "",
        """
        calendar name: a calendar
        change before after: days of a calendar
        span note source: days of a calendar
        """);
  }
}
