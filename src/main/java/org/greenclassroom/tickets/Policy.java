package org.greenclassroom.tickets;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.calendar.OfficeTime;

/** By when what is due: one version, never changed. */
record Policy(long policy, String note, Instant decidedAt, List<Line> lines) {
  Policy {
    lines = List.copyOf(lines);
  }

  enum Unit {
    HOUR,
    DAY
  }

  /** Of one severity. Acknowledging counts working days, whatever the rest counts. */
  record Line(
      Severity severity,
      int acknowledgeAmount,
      Unit acknowledgeUnit,
      int resolveAmount,
      Unit resolveUnit,
      Counting counting) {

    long acknowledgeSeconds(OfficeTime office) {
      return seconds(acknowledgeAmount, acknowledgeUnit, office);
    }

    TicketClock.Target target(OfficeTime office) {
      return new TicketClock.Target(seconds(resolveAmount, resolveUnit, office), counting);
    }

    /** A day is as long as the office is open. */
    private static long seconds(int amount, Unit unit, OfficeTime office) {
      return amount * (unit == Unit.HOUR ? 3600L : office.secondsPerDay());
    }
  }

  Line of(Severity severity) {
    return lines.stream().filter(one -> one.severity() == severity).findFirst().orElseThrow();
  }
}
