package org.greenclassroom.donations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.PaperAccess;
import org.greenclassroom.papers.PaperKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> STAFF = EnumSet.of(Role.OFFICER, Role.AUDITOR);

  @Bean
  Door donationsDoor() {
    return new Door(8, "donations.door", "/donations", STAFF);
  }

  @Bean
  Tray offersTray(Offers offers) {
    return new Tray() {
      @Override
      public int order() {
        return 8;
      }

      @Override
      public String key() {
        return "donations.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return offers.tray(occasion);
      }
    };
  }

  @Bean
  Finder offerFinder(Offers offers) {
    return (typed, actor) ->
        actor.is(STAFF)
            ? offers.page(null, typed, Long.MAX_VALUE).rows().stream()
                .limit(10)
                .map(offer ->
                    new Finder.Hit(
                        offer.number() + " " + offer.organisation(),
                        "#donations.state."
                            + offer.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "/donations/offers/" + offer.offer(),
                        false))
                .toList()
            : List.of();
  }

  @Bean
  PaperKind transferAgreement() {
    return new PaperKind(
        Agreements.KIND,
        "TA",
        "donations.paperkind.transfer",
        List.of("lot", "items", "wiper", "years"),
        List.of(Agreements.DONOR, Agreements.ENTITY),
        "papers/transfer");
  }

  /** A donor's person sees and signs its own agreement, and nobody else's. */
  @Bean
  PaperAccess transferAccess(Agreements agreements) {
    return new PaperAccess() {
      @Override
      public String kind() {
        return Agreements.KIND;
      }

      @Override
      public boolean maySee(Actor actor, Drawn paper) {
        return actor.partnersAs(Role.DONOR).stream().anyMatch(paper::isOf);
      }

      @Override
      public boolean maySign(Actor actor, Drawn paper, String role) {
        return role.equals(Agreements.DONOR) && maySee(actor, paper);
      }

      @Override
      public String whereItBelongs(Drawn paper) {
        return agreements
            .lotOf(paper.paper())
            .map(lot -> "/donations/lots/" + lot)
            .orElse("/donations/lots");
      }
    };
  }

  @Bean
  RecurringTask<Void> forgetDonors(Giving giving, Clock clock) {
    return Jobs.daily("forget-donors", LocalTime.of(3, 20))
        .execute((instance, context) -> giving.forget(clock.instant()));
  }
}
