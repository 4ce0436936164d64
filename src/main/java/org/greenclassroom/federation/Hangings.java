package org.greenclassroom.federation;

import org.greenclassroom.people.WaysIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the sign-in page. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  WaysIn waysElsewhere(Ways ways) {
    return () ->
        ways.all().stream()
            .map(way -> new WaysIn.Way("/sign-in/with/" + way.name(), way.label()))
            .toList();
  }
}
