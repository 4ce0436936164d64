package org.greenclassroom.partners;

import java.util.Set;
import org.greenclassroom.frame.Nearby;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which schools lie where somebody's role holds. Other partners are for all. */
@Component
class Within {
  private final ObjectProvider<Nearby> nearby; // of a room above

  Within(ObjectProvider<Nearby> nearby) {
    this.nearby = nearby;
  }

  /** Of these schools only; null: of all. */
  @Nullable Set<Long> schools(Actor actor) {
    return actor.places() == null ? null : nearby.getObject().schools(actor);
  }
}
