package org.greenclassroom.contests;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInContests() {
    return Personal.in(
        "contests",
        """
        juror JUROR     TAKE_PART AO   blank     job:delete-works:0 name=name email=mail/number secret=secret
        entry MENTIONED TAKE_PART AOSG redact    always             title=words description=words
        work  PICTURED  TAKE_PART AOSG keep:GONE job:delete-works:0 bytes=picture
        """,
        """
        entry medium: how a work was made
        category name: a contest
        criterion name: a contest
        level name: a contest
        edition title theme: a contest
        use place: where a work was shown
        """);
  }
}
