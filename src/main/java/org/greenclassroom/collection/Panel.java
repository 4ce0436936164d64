package org.greenclassroom.collection;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.donations.LotPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** What this room says of a lot, on the lot's own page. */
@Component("collectionPanel")
class Panel implements LotPanel {
  private final Pickups pickups;
  private final Things things;

  Panel(Pickups pickups, Things things) {
    this.pickups = pickups;
    this.things = things;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String key() {
    return "collection.panel";
  }

  @Override
  public Set<Role> roles() {
    return EnumSet.of(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR);
  }

  @Override
  public Optional<Line> line(long lot, Occasion occasion) {
    int counted = 0;
    for (var one : things.balance(lot)) counted += one.counted();
    return Optional.of(
        new Line(
            "/collection/things/" + lot,
            "collection.panel.line",
            List.of(pickups.ofLot(lot).size(), counted)));
  }
}
