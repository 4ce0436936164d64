package org.greenclassroom.distance;

import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/** What is told downward when a session was held: the lesson once, and hours for who was there. */
@Component
class Closing {
  private final SessionTable table;

  Closing(SessionTable table) {
    this.table = table;
  }

  /** In the caller's transaction, with the session locked. */
  void close(Occasion occasion, Session one, List<SessionTable.Placed> came, int minutes) {
    table.held(one.session(), occasion.now());
  }
}
