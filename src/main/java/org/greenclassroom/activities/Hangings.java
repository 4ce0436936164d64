package org.greenclassroom.activities;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  /** A day of no school is for all. */
  @Bean
  Reach activitiesWithinReach(Activities activities) {
    return new Reach("activity", (actor, id) -> activities.activity(id, actor));
  }

  @Bean
  Door activitiesDoor() {
    return new Door(
        58,
        "activities.door",
        "/activities",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR));
  }

  @Bean
  Tray daysTray(Agenda agenda) {
    return new Tray() {
      @Override
      public int order() {
        return 60;
      }

      @Override
      public String key() {
        return "activities.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = agenda.waiting(occasion);
        return new Waiting(waiting[0], waiting[1], null, "/activities");
      }
    };
  }

  @Bean
  Tray askedTray(Agenda agenda) {
    return new Tray() {
      @Override
      public int order() {
        return 61;
      }

      @Override
      public String key() {
        return "activities.asked-tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.SCHOOL);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(agenda.asked(occasion.actor()), 0, null, "/school/days");
      }
    };
  }

  @Bean
  SchoolPanel daysPanel(Agenda agenda) {
    return new SchoolPanel() {
      @Override
      public int order() {
        return 60;
      }

      @Override
      public String key() {
        return "activities.title";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);
      }

      @Override
      public List<Line> lines(Family family, Occasion occasion) {
        var lines = new ArrayList<Line>();
        boolean staff = occasion.actor().seesAll();
        for (var row : agenda.at(family.members(), occasion))
          lines.add(
              new Line(
                  (staff ? "/activities/" : "/school/days/") + row.activity(),
                  row.title(),
                  "activities.panel.day",
                  List.of(row.day(), row.kind(), row.state())));
        return lines;
      }
    };
  }
}
