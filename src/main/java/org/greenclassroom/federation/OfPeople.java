package org.greenclassroom.federation;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInFederation() {
    return Personal.in(
        "federation",
        """
        link ACCOUNT SIGN_IN AM delete asked account=account subject=secret shown=mail
        parted ACCOUNT SIGN_IN - delete asked account=account
        """,
        """
        link issuer: the address of who vouches
        parted issuer: the same
        wecom_token sealed: the house's own token at WeChat Work
        """);
  }
}
