package org.greenclassroom.partners;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Finder;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> STAFF =
      Set.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.TECHNICIAN, Role.ENGINEER);

  @Bean
  Door partnersDoor() {
    return new Door(80, "partners.door", "/partners", STAFF);
  }

  @Bean
  Organisations organisations(PartnerTable table, Partners partners) {
    return new Organisations() {
      @Override
      public List<Organisation> all() {
        return table.page(null, "", "", 10_000, null).stream()
            .map(partner -> new Organisation(partner.partner(), partner.name()))
            .toList();
      }

      @Override
      public Set<Role> rolesIn(long partner) {
        var roles = EnumSet.noneOf(Role.class);
        for (var kind : partners.partner(partner).kinds())
          switch (kind) {
            case DONOR, SPONSOR -> roles.add(Role.DONOR);
            case SCHOOL -> roles.add(Role.SCHOOL);
            case DISMANTLER -> roles.add(Role.DISMANTLER);
            case HOUSE, CARRIER -> {}
          }
        return roles;
      }

      @Override
      public long recordOwn(
          Occasion occasion, String name, String territory, @Nullable String address) {
        return partners
            .named(name)
            .filter(known -> known.is(PartnerKind.HOUSE))
            .map(Partner::partner)
            .orElseGet(() ->
                partners.record(occasion, name, Set.of(PartnerKind.HOUSE), territory, address));
      }
    };
  }

  @Bean
  Finder partnerFinder(Partners partners, Within within) {
    return (typed, actor) ->
        actor.is(STAFF)
            ? found(partners.page(null, typed, "", 10, within.schools(actor)).rows())
            : List.of();
  }

  private static List<Finder.Hit> found(List<Partner> partners) {
    return partners.stream()
        .map(partner ->
            new Finder.Hit(
                partner.name(),
                "#partners.partnerkind."
                    + partner.kinds().getFirst().name().toLowerCase(java.util.Locale.ROOT),
                "/partners/" + partner.partner(),
                false))
        .toList();
  }
}
