package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the house does for this room at night. */
@Service
class Keeping {
  private static final int AHEAD = 3;
  private final DayTable days;
  private final KeepingTable table;

  Keeping(DayTable days, KeepingTable table) {
    this.days = days;
    this.table = table;
  }

  /** Makes the places for the days of the next months; what comes sooner makes its own. */
  @Transactional
  void makeMonths(LocalDate today) {
    days.makeMonths(
        IntStream.rangeClosed(0, AHEAD)
            .mapToObj(month -> today.withDayOfMonth(1).plusMonths(month))
            .toList());
  }

  /** Two years after a loan its days become months: as much as anybody asks by then. */
  @Transactional
  void forget(LocalDate today) {
    for (var classroom : table.over(Retention.before(today))) table.forget(classroom);
  }
}
