package org.greenclassroom.schools;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.Kin;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR);

  /** What is known of a school as a partner: name, sites, licences. Others are for all. */
  @Bean
  Reach partnersWithinReach(Partners partners, Schools schools) {
    return new Reach(
        "/partners/",
        "partner",
        true,
        (actor, id) -> {
          if (partners.partner(id).is(PartnerKind.SCHOOL)) schools.within(actor, id, id);
        });
  }

  /** What went into a school is the school's. */
  @Bean
  Kin familyOfSchools(Schools schools) {
    return schools::families;
  }

  @Bean
  Nearby schoolsNearby(Schools schools) {
    return schools::own;
  }

  @Bean
  Reach schoolsWithinReach(Schools schools) {
    return new Reach("", "school", true, (actor, id) -> schools.school(id, actor));
  }

  @Bean
  Door schoolsDoor() {
    return new Door(56, "schools.door", "/schools", READERS);
  }

  @Bean
  Finder schoolFinder(Schools schools) {
    return (typed, actor) ->
        actor.is(READERS)
            ? schools
                .page(new Wanted(typed, null, null, "", schools.own(actor)), "", 10)
                .rows()
                .stream()
                .map(school ->
                    new Finder.Hit(
                        school.name(),
                        "#schools.state." + school.state().name().toLowerCase(Locale.ROOT),
                        "/schools/" + school.school(),
                        false))
                .toList()
            : List.of();
  }

  /** Schools of which nobody has counted the pupils of this school year. */
  @Bean
  Tray uncountedSchools(Schools schools) {
    return new Tray() {
      @Override
      public int order() {
        return 58;
      }

      @Override
      public String key() {
        return "schools.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.SCHOOL);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var own = occasion.actor().partnersAs(Role.SCHOOL);
        return new Waiting(
            schools.uncounted(SchoolYear.of(occasion.today()).toString(), occasion.actor()),
            0,
            null,
            own.size() == 1 ? "/schools/" + own.iterator().next() + "/counts" : "/schools");
      }
    };
  }
}
