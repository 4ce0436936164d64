package org.greenclassroom.watch;

import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.stereotype.Component;

/** The report card on the school's own page, for staff and for the school. */
@Component
class CardPanel implements SchoolPanel {
  private final Cards cards;

  CardPanel(Cards cards) {
    this.cards = cards;
  }

  @Override
  public int order() {
    return 95;
  }

  @Override
  public String key() {
    return "watch.card.panel";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL);
  }

  @Override
  public List<Line> lines(Family family, Occasion occasion) {
    return family.members().stream()
        .sorted()
        .filter(school -> Cards.sees(occasion.actor(), school) && cards.has(school))
        .map(school ->
            new Line(
                "/watch/cards/" + school, "#watch.card.title", "watch.card.panel.says", List.of()))
        .toList();
  }
}
