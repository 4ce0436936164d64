package org.greenclassroom.outcomes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.donations.LotPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** One sentence on the lot's own page: how much of it has an outcome. */
@Component
class Panel implements LotPanel {
  private final Outcomes outcomes;

  Panel(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public String key() {
    return "outcomes.panel";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR);
  }

  @Override
  public Optional<Line> line(long lot, Occasion occasion) {
    var path = (occasion.actor().seesAll() ? "/outcomes/lots/" : "/giving/lots/") + lot;
    var closing = outcomes.present(lot);
    if (closing != null && closing.isClosed())
      return Optional.of(new Line(path, "outcomes.panel.closed", List.of(closing.count())));
    var sum = outcomes.reckoning(lot);
    return sum.items() == 0
        ? Optional.empty()
        : Optional.of(
            new Line(path, "outcomes.panel.open", List.of(sum.items() - sum.open(), sum.items())));
  }
}
