package org.greenclassroom.claims;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfDonorsClaimsUse() {
    return Wall.own(Role.DONOR, "claims", "use", "donor");
  }

  @Bean
  static Wall wallOfDonorsClaimsPartySum() {
    return Wall.own(Role.DONOR, "claims", "party_sum", "party");
  }

  @Bean
  static Wall wallOfDonorsClaimsPartySpread() {
    return Wall.own(Role.DONOR, "claims", "party_spread", "party");
  }
}
