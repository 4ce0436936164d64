package org.greenclassroom.epcis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.hooks.Hooks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the book to those who hear events: it follows at some distance, so that writing a fact
 * costs nothing more, and a fact that was rolled back is never seen.
 *
 * <p>A message is a whole EPCIS document of as many events as fit, in the order of recording.
 */
@Component
class Teller {
  static final String TOPIC = "epcis.events";

  /** So many turns at a time; the next round comes in seconds. */
  private static final int TURNS = 200;

  private static final int MOST_EVENTS = 100;

  /** Three quarters of what a message may hold: the rest of the document stands around them. */
  private static final int MOST_SIGNS = 48 * 1024;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ProgressTable progress;
  private final EventTable events;
  private final Hooks hooks;
  private final Origin origin;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Teller(
      ProgressTable progress,
      EventTable events,
      Hooks hooks,
      Origin origin,
      TransactionTemplate transaction,
      Clock clock) {
    this.progress = progress;
    this.events = events;
    this.hooks = hooks;
    this.origin = origin;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Tells what is complete, and marks what comes next. */
  void round() {
    for (int i = 0; i < TURNS; i++)
      if (!Objects.requireNonNull(transaction.execute(_ -> turn()))) return;
  }

  /**
   * @return whether there is more to tell now
   */
  private boolean turn() {
    var found = progress.take();
    if (found.isEmpty()) return false;
    var now = found.get();
    if (now.told() == now.mark()) {
      progress.mark(now.newest());
      return false;
    }
    if (!now.settled()) return false;
    if (!hooks.isHeard(TOPIC)) {
      progress.told(now.mark());
      return true;
    }
    var rows = events.recorded(now.told(), now.mark(), MOST_EVENTS);
    var told = tell(rows);
    boolean all = told == rows.size() && rows.size() < MOST_EVENTS;
    progress.told(all ? now.mark() : rows.get(told - 1).record());
    return true;
  }

  /** As many of them as fit; at least one. */
  private int tell(List<Told> rows) {
    if (rows.isEmpty()) return 0;
    var here = origin.here();
    var list = new ArrayList<Map<String, Object>>();
    int signs = 0;
    for (var row : rows) {
      var event = Event.of(row, here);
      signs += JSON.writeValueAsString(event).length();
      if (!list.isEmpty() && signs > MOST_SIGNS) break;
      list.add(event);
    }
    var occasion = Occasion.of(Actor.HOUSE, clock.instant());
    var document = new LinkedHashMap<String, Object>();
    document.put("@context", Event.context(here));
    document.put("type", "EPCISDocument");
    document.put("schemaVersion", Event.SCHEMA);
    document.put("creationDate", Event.time(occasion.now()));
    document.put("epcisBody", Map.of("eventList", list));
    hooks.tell(occasion, TOPIC, JSON.writeValueAsString(document));
    return list.size();
  }
}
