package org.greenclassroom.partners;

import java.util.List;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Leaves out the schools that lie where somebody's role does not hold. Others are for all. */
@Component
class Within {
  private final ObjectProvider<Nearby> nearby; // of a room above

  Within(ObjectProvider<Nearby> nearby) {
    this.nearby = nearby;
  }

  List<Partner> only(List<Partner> partners, Actor actor) {
    if (actor.places() == null) return partners;
    var schools = nearby.getObject().schools(actor);
    return partners.stream()
        .filter(one ->
            schools == null || !one.is(PartnerKind.SCHOOL) || schools.contains(one.partner()))
        .toList();
  }
}
