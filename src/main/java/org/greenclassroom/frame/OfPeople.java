package org.greenclassroom.frame;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInFrame() {
    return Personal.in(
        "frame",
        """
        letter             CONTACT   LETTERS  A     own        job:forget-letters:180   address=mail subject=subject body=secret  calendar=subject last_error=subject
        session            ACCOUNT   SIGN_IN  N     keep:SHORT act:1                    principal_name=words
        session_attributes ACCOUNT   SIGN_IN  N     keep:SHORT act:1                    attribute_bytes=secret
        view               ACCOUNT   SIGN_IN  M     delete     asked                    account=account name=words query=words
        attempt            MENTIONED PROTECT  N     keep:SHORT job:forget-donors:1      address=words what=words
        attachment         ACCOUNT   REMEMBER M     delete     job:sweep-attachments:30 account=account
        attachment_part    ACCOUNT   REMEMBER N     delete     job:sweep-attachments:30 account=account bytes=picture
        receipt            ACCOUNT   REMEMBER N     blank      job:sweep-receipts:180   account=account answer=words
        drawer_key         ACCOUNT   PROTECT  N     delete     asked                    account=account secret=secret
        file               MENTIONED PROVE    AOTEU keep:PAPER always                   name=words bytes=picture
        """,
        """
        session primary_id session_id: the number of a session
        session_attributes session_primary_id attribute_name: the number of a session and what is in it
        view path: which list
        """);
  }
}
