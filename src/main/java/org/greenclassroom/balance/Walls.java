package org.greenclassroom.balance;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfDonorsBalancePosting() {
    return Wall.own(Role.DONOR, "balance", "posting", "donor");
  }

  @Bean
  static Wall wallOfDonorsBalanceDaily() {
    return Wall.own(Role.DONOR, "balance", "daily", "donor");
  }
}
