package org.greenclassroom.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.donations.LotPanel;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Component;

/** What came of a lot so far, on the lot's own page. */
@Component
class ReceivingPanel implements LotPanel {
  private final Lots lots;

  ReceivingPanel(Lots lots) {
    this.lots = lots;
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public String key() {
    return "intake.panel.receiving";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.OFFICER, Role.TECHNICIAN, Role.DONOR, Role.AUDITOR);
  }

  @Override
  public Optional<Line> line(long lot, Occasion occasion) {
    return lots.lot(lot)
        .map(known ->
            new Line(
                "/intake/lots/" + lot,
                "intake.panel.receiving.line",
                List.of(
                    known.announced(), known.received(), known.awaited(), known.differences())));
  }
}
