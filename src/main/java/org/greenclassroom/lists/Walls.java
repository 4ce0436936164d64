package org.greenclassroom.lists;

import org.greenclassroom.frame.Wall;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose rows are whose, for the database. */
@Configuration(proxyBeanMethods = false)
class Walls {
  @Bean
  static Wall wallOfDonorsListsImport() {
    return Wall.own(Role.DONOR, "lists", "import", "donor");
  }
}
