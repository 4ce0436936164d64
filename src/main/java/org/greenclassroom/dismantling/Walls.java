package org.greenclassroom.dismantling;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfPlantsDismantlingBatch() {
    return Wall.own(Role.DISMANTLER, "dismantling", "batch", "plant");
  }

  @Bean
  static Wall wallOfPlantsDismantlingPermit() {
    return Wall.own(Role.DISMANTLER, "dismantling", "permit", "plant");
  }

  @Bean
  static Wall wallOfDonorsDismantlingVoucher() {
    return Wall.own(Role.DONOR, "dismantling", "voucher", "donor");
  }

  @Bean
  static Wall wallOfDonorsDismantlingShare() {
    return Wall.own(Role.DONOR, "dismantling", "share", "donor");
  }
}
