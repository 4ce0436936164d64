package org.greenclassroom.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.people.Signpost;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  KeyFile secondFactorFile(Vault vault) {
    return vault.file();
  }

  @Bean
  Signpost passkeySignpost() {
    return new Signpost(Signpost.Place.SIGN_IN, 10, "signin.passkey.way", "/sign-in/passkey");
  }

  @Bean
  Signpost forgottenSignpost() {
    return new Signpost(Signpost.Place.SIGN_IN, 90, "signin.forgotten.way", "/sign-in/forgotten");
  }

  @Bean
  Signpost mineSignpost() {
    return new Signpost(Signpost.Place.ACCOUNT, 10, "signin.mine.title", "/me/signing-in");
  }

  @Bean
  Signpost everybodySignpost() {
    return new Signpost(
        Signpost.Place.ACCOUNTS, 10, "signin.everybody.title", "/people/signing-in");
  }

  @Bean
  RecurringTask<Void> forgetRecoveries(
      Recovery recovery, Addresses addresses, SecondFactors factors, Clock clock) {
    return Jobs.daily("forget-recoveries", LocalTime.of(3, 27))
        .execute((instance, context) -> {
          recovery.sweep(clock.instant());
          addresses.sweep(clock.instant());
          factors.sweep(clock.instant());
        });
  }
}
