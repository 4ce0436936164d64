package org.greenclassroom.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.PersonName;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  KeyFile knownBrowsersFile(KnownBrowsers browsers) {
    return browsers.file();
  }

  @Bean
  Door peopleDoor() {
    return new Door(90, "people.door", "/people", Set.of(Role.ADMINISTRATOR));
  }

  @Bean
  Door invitationsDoor() {
    return new Door(
        89,
        "people.invitations.door",
        "/people/invitations",
        Set.of(Role.OFFICER, Role.ADMINISTRATOR));
  }

  @Bean
  RecurringTask<Void> forgetInvitations(Invitations invitations, Clock clock) {
    return Jobs.daily("forget-invitations", LocalTime.of(3, 25))
        .execute((instance, context) -> invitations.sweep(clock.instant()));
  }

  @Bean
  RecurringTask<Void> forgetEntries(People people, Clock clock) {
    return Jobs.daily("forget-entries", LocalTime.of(3, 26))
        .execute((instance, context) -> people.forgetEntries(clock.instant()));
  }

  @Bean
  PersonName personName(People people) {
    return actor -> people.known(actor.account()).name();
  }
}
