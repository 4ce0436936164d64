package org.greenclassroom.funding;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfDonorsFundingSponsorship() {
    return Wall.own(Role.DONOR, "funding", "sponsorship", "partner");
  }
}
