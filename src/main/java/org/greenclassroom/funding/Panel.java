package org.greenclassroom.funding;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.classrooms.ClassroomPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** What this room says of a classroom, on the classroom's own page, to those who may see money. */
@Component
class Panel implements ClassroomPanel {
  private final Money money;
  private final Costs costs;

  Panel(Money money, Costs costs) {
    this.money = money;
    this.costs = costs;
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public String key() {
    return "funding.panel";
  }

  @Override
  public Set<Role> roles() {
    return EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);
  }

  @Override
  public Optional<Line> line(long classroom, Occasion occasion) {
    var lasting = money.ofRoom(classroom).stream().filter(each -> !each.isEnded()).toList();
    return Optional.of(
        new Line(
            "/funding/classrooms/" + classroom,
            "funding.panel.line",
            List.of(
                lasting.size(),
                lasting.stream().mapToInt(Sponsorship::overdue).sum(),
                (int) costs.ofRoom(classroom).stream().filter(Cost::counts).count())));
  }
}
