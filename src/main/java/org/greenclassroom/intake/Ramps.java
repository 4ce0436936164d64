package org.greenclassroom.intake;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ramp, for rooms above: receiving by lines of text, as a person pastes them. */
@Service
@Transactional
public class Ramps {
  private final ReceivingSessions sessions;
  private final Scanning scanning;
  private final Reconciling reconciling;

  Ramps(ReceivingSessions sessions, Scanning scanning, Reconciling reconciling) {
    this.sessions = sessions;
    this.scanning = scanning;
    this.reconciling = reconciling;
  }

  /** A receiving session of this lot: the open one when there is one. */
  public long open(Occasion occasion, long lot) {
    return sessions.open(occasion, lot);
  }

  /** Scans numbers, one per line; how many of them count. */
  public int scan(Occasion occasion, long lot, long session, String numbers) {
    var lines = new ArrayList<Line>();
    for (var cell : Line.split(numbers))
      lines.add(
          new Line(
              occasion.key() + "/" + lines.size(),
              cell.typed(),
              cell.tag(),
              null,
              false,
              null,
              null,
              null,
              occasion.now()));
    return (int)
        scanning.scan(occasion, lot, session, lines).stream()
            .filter(judged -> judged.take() != null)
            .count();
  }

  /** These lines of the list ("3, 7-9") are kept back by the donor; how many these are. */
  public int willNotCome(Occasion occasion, long lot, long session, String lines, String remark) {
    return reconciling.missing(
        occasion, lot, session, List.copyOf(Lines.of(lines)), Reason.KEPT_BACK, remark);
  }
}
