package org.greenclassroom.ceremonies;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and on the page of a day. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);

  private record Panel(Ceremonies ceremonies) implements DayPanel {
    @Override
    public int order() {
      return 70;
    }

    @Override
    public List<Line> lines(Activity activity, Occasion occasion) {
      if (activity.kind() != Kind.OPENING_CEREMONY || !occasion.actor().is(READERS))
        return List.of();
      var counted = ceremonies.counted(activity.activity());
      return List.of(
          new Line(
              "/ceremonies/" + activity.activity(),
              "ceremonies.panel",
              counted[0],
              "ceremonies.panel.some",
              List.of(counted[0], counted[1], counted[2])));
    }
  }

  @Bean
  Door ceremoniesDoor() {
    return new Door(76, "ceremonies.door", "/ceremonies", READERS);
  }

  @Bean
  DayPanel ceremonyOfDay(Ceremonies ceremonies) {
    return new Panel(ceremonies);
  }
}
