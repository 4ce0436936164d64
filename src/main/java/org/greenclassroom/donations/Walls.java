package org.greenclassroom.donations;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  /** A donor gets the lots it gave and those it pays for. */
  @Bean
  static Wall wallOfDonorsDonationsLot() {
    return new Wall(
        "donations",
        "lot",
        Role.DONOR,
        "donor = "
            + Wall.OWN
            + " or lot in (select f.lot from donations.funder f where f.partner = "
            + Wall.OWN
            + ")");
  }
}
