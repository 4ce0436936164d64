package org.greenclassroom.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room says on the pages of classrooms and schools below it. */
@Configuration(proxyBeanMethods = false)
class Panels {
  private static final Set<Role> READERS = EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.SCHOOL);

  @Bean
  ClassroomPanel classroomsApplication(Applications applications) {
    return new ClassroomPanel() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public String key() {
        return "applications.panel";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public Optional<Line> line(long classroom, Occasion occasion) {
        return applications
            .ofClassroom(classroom)
            .map(application ->
                new Line(
                    path(application),
                    "applications.panel.line",
                    List.of(
                        application.number(),
                        application.points() == null ? 0 : application.points())));
      }
    };
  }

  @Bean
  SchoolPanel schoolsApplications(Applications applications) {
    return new SchoolPanel() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public String key() {
        return "applications.title";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public List<Line> lines(Family family, Occasion occasion) {
        return applications.ofSchools(family.members()).stream()
            .map(application ->
                new Line(
                    path(application),
                    application.number(),
                    "applications.panel.school",
                    List.of(application.told().room(), application.state())))
            .toList();
      }
    };
  }

  private static String path(Application application) {
    return "/applications/" + application.application();
  }
}
