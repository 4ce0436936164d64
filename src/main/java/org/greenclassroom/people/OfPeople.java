package org.greenclassroom.people;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInPeople() {
    return Personal.in(
        "people",
        """
        account    ACCOUNT SIGN_IN AM own        asked                     account=account login=name name=name password_hash=secret
        mailbox    ACCOUNT LETTERS AM delete     asked                     account=account address=mail
        token      ACCOUNT SIGN_IN M  delete     asked                     account=account name=words hash=secret
        role       ACCOUNT SIGN_IN AM delete     asked                     account=account
        entry      ACCOUNT PROTECT A  delete     job:forget-entries:183    account=account way=words
        happening  ACCOUNT PROTECT AM keep:PROTECTED always                account=account place=words role=words
        invitation CONTACT SIGN_IN AO delete     job:forget-invitations:30 address=mail name=name account=account hash=secret
        attempt    ACCOUNT PROTECT N  keep:SHORT act:1                     subject=words
        """,
        "");
  }
}
