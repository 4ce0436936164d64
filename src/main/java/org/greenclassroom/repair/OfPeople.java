package org.greenclassroom.repair;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInRepair() {
    return Personal.in(
        "repair",
        """
        defect  MENTIONED PROVE AOTU redact     always note=words
        grade   MENTIONED PROVE AOTU redact     always reason=words
        mending MENTIONED PROVE AOTU redact     always reason=words
        move    MENTIONED PROVE AOTU redact     always proof=words
        photo   PICTURED  PROVE AOTU keep:PHOTO always file=words words=words
        """,
        """
        image name: an image of a disk
        part reference: a number of a part
        test image: an image of a disk
        """);
  }
}
