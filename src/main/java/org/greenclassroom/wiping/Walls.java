package org.greenclassroom.wiping;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfDonorsWipingCertificate() {
    return Wall.own(Role.DONOR, "wiping", "certificate", "donor");
  }
}
