package org.greenclassroom.signin;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInSignin() {
    return Personal.in(
        "signin",
        """
        second_factor ACCOUNT SIGN_IN N  delete         asked                   account=account secret=secret
        recovery_code ACCOUNT SIGN_IN N  delete         asked                   account=account hash=secret
        passkey       ACCOUNT SIGN_IN M  delete         asked                   account=account label=words credential=secret public_key=secret attestation=secret
        handle        ACCOUNT SIGN_IN N  delete         asked                   account=account handle=secret
        exemption     ACCOUNT SIGN_IN A  delete         asked                   account=account
        wrong_code    ACCOUNT SIGN_IN N  delete         job:forget-recoveries:2 account=account browser=secret
        recovery      ACCOUNT SIGN_IN N  delete         job:forget-recoveries:1 account=account
        wish          ACCOUNT SIGN_IN N  delete         job:forget-recoveries:1 account=account address=mail hash=secret
        change        ACCOUNT PROTECT AM keep:PROTECTED always                  account=account
        """,
        "");
  }
}
