package org.greenclassroom.privacy;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPrivacy() {
    return Personal.in(
        "privacy",
        """
        request ACCOUNT PROVE   AM  own            act:30 account=account address=mail phone=phone
        look    ACCOUNT PROTECT AUM keep:PROTECTED 365:at account=account
        """,
        """
        look page: the address of a page with its places empty
        sweep room what: a table of the house
        """);
  }
}
