package org.greenclassroom.engagement;

import java.util.EnumSet;
import java.util.List;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on the page of a day. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door engagementDoor() {
    return new Door(61, "engagement.door", "/engagement", EnumSet.of(Role.OFFICER, Role.AUDITOR));
  }

  @Bean
  Door engagementMineDoor() {
    return new Door(11, "engagement.mine.door", "/engagement/mine", EnumSet.of(Role.DONOR));
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier engagementPapersVerifier(Prints prints) {
    return Verifier.of(file -> prints.number(PaperNumber.KIND, file));
  }

  /** After a company's day: its report. */
  @Bean
  DayPanel engagementPanel() {
    return new DayPanel() {
      @Override
      public int order() {
        return 90;
      }

      @Override
      public List<Line> lines(Activity activity, Occasion occasion) {
        var partner = activity.partner();
        if (partner == null || activity.state() != Activity.State.HELD) return List.of();
        var actor = occasion.actor();
        if (!actor.is(Role.OFFICER, Role.AUDITOR)
            && !actor.partnersAs(Role.DONOR).contains(partner)) return List.of();
        return List.of(
            new Line(
                "/engagement/companies/" + partner + "?day=" + activity.activity(),
                "engagement.panel",
                -1,
                "engagement.panel.words",
                List.of()));
      }
    };
  }
}
