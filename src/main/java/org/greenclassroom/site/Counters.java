package org.greenclassroom.site;

import java.util.List;
import org.greenclassroom.impact.Impact;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the counters: read from impact now and then, told to everybody at once. */
@Service
@Transactional
public class Counters {
  private final CounterTable table;
  private final Impact impact;

  Counters(CounterTable table, Impact impact) {
    this.table = table;
    this.impact = impact;
  }

  /** Sums everything anew; what is told later is of this moment. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public void read(Occasion occasion) {
    var told = impact.told(occasion);
    table.lock();
    table.empty();
    for (int at = 0; at < told.size(); at++) table.insert(told.get(at), at, occasion.now());
  }

  /** As of the last reading; empty before the first. */
  @Transactional(readOnly = true)
  public List<Counter> told() {
    return table.all().stream().filter(Counter::isTold).toList();
  }
}
