package org.greenclassroom.tours;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInTours() {
    return Personal.in(
        "tours",
        """
        driver        DRIVER    ARRANGE AOE blank  job:forget-drivers:180 account=account name=name phone=phone
        call          MENTIONED ARRANGE AOE redact always                 address=words name=words
        change        MENTIONED PROVE   AOE redact always                 name=words reason=words
        truck_absence MENTIONED ARRANGE AO  redact always                 why=words
        """,
        """
        call room: a room of a school
        plan router_said: what a router answered
        rule road_source hours_source: where a rule comes from
        truck name plate: a truck
        """);
  }
}
