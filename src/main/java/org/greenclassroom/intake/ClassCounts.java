package org.greenclassroom.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.collection.ThingClass;
import org.greenclassroom.collection.Things;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes with the machines and has no number: counted and weighed by class, in collection's
 * book; and what the driver wrote down when he fetched it.
 */
@Service
@Transactional
class ClassCounts {
  private final Things things;
  private final Donations donations;
  private final ReceivingSessions sessions;
  private final FetchedLoads loads;

  ClassCounts(Things things, Donations donations, ReceivingSessions sessions, FetchedLoads loads) {
    this.things = things;
    this.donations = donations;
    this.sessions = sessions;
    this.loads = loads;
  }

  void count(
      Occasion occasion,
      long lot,
      long session,
      String thingClass,
      int pieces,
      @Nullable Weight weighed) {
    donations.lock(lot); // before the session, as whoever closes it
    sessions.hold(occasion.actor(), lot, session);
    things.count(occasion, lot, origin(session), thingClass, pieces, weighed);
  }

  void strike(Occasion occasion, long lot, long session, long count) {
    donations.lock(lot);
    sessions.hold(occasion.actor(), lot, session);
    if (of(lot, session).stream().noneMatch(each -> each.number() == count))
      throw Refusal.notFound(String.valueOf(count));
    things.strike(occasion, count);
  }

  @Transactional(readOnly = true)
  List<Things.Count> of(long lot, long session) {
    return things.counts(lot).stream()
        .filter(count -> count.origin().equals(origin(session)))
        .toList();
  }

  /** The classes that may be counted so; a computer has a number. */
  static Map<String, String> classes(Shown shown) {
    var classes = new LinkedHashMap<String, String>();
    for (var each : ThingClass.values())
      if (!each.isComputer()) classes.put(each.name(), shown.word(each));
    return classes;
  }

  @Transactional(readOnly = true)
  List<FetchedLoads.Fetched> fetched(long lot) {
    return loads.of(lot);
  }

  private static String origin(long session) {
    return "session " + session;
  }
}
