package org.greenclassroom.past;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** For tests that write what is declared into the tables themselves: the totals follow. */
public final class Added {
  private Added() {}

  public static void up(ApplicationContext house) {
    var entries = house.getBean(Entries.class);
    house.getBean(TransactionTemplate.class).executeWithoutResult(_ -> entries.addUp());
  }
}
