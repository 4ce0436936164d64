package org.greenclassroom.surveys;

import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door surveysDoor() {
    return new Door(
        55,
        "surveys.door",
        "/surveys",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL));
  }

  @Bean
  Reach errandsWithinReach(Surveys surveys) {
    return new Reach("/surveys/errands/", "id", surveys::errand);
  }

  @Bean
  Reach surveysWithinReach(Surveys surveys) {
    return new Reach("/surveys/", "id", surveys::survey);
  }

  @Bean
  Tray errandsTray(Surveys surveys) {
    return new Tray() {
      @Override
      public int order() {
        return 55;
      }

      @Override
      public String key() {
        return "surveys.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var open = surveys.waiting(occasion);
        return new Waiting(open[0], open[1], surveys.lastSurveyed(), "/surveys/errands");
      }
    };
  }

  @Bean
  Tray contestedTray(Surveys surveys) {
    return new Tray() {
      @Override
      public int order() {
        return 56;
      }

      @Override
      public String key() {
        return "surveys.tray.contested";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        return new Waiting(surveys.contested(), 0, null, "/surveys?only=contested");
      }
    };
  }
}
