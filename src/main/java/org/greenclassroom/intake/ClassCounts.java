package org.greenclassroom.intake;

import java.time.Instant;
import java.util.Arrays;
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
import org.springframework.jdbc.core.simple.JdbcClient;
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
  private final JdbcClient jdbc;

  ClassCounts(Things things, Donations donations, ReceivingSessions sessions, JdbcClient jdbc) {
    this.things = things;
    this.donations = donations;
    this.sessions = sessions;
    this.jdbc = jdbc;
  }

  /** What a driver fetched of a lot: pieces, weight, seals. */
  record Fetched(
      long pickup,
      int pieces,
      @Nullable Long grams,
      List<String> seals,
      @Nullable Integer pallets,
      Instant collectedAt) {
    public String sealsRead() {
      return String.join(", ", seals);
    }
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
  List<Fetched> fetched(long lot) {
    return jdbc.sql(
            """
            select pickup, pieces, grams, seals, pallets, collected_at from collection.pickups
             where lot = ? and collected_at is not null order by collected_at
            """)
        .param(lot)
        .query((row, _) ->
            new Fetched(
                row.getLong("pickup"),
                row.getInt("pieces"),
                row.getObject("grams", Long.class),
                Arrays.asList((String[]) row.getArray("seals").getArray()),
                row.getObject("pallets", Integer.class),
                row.getTimestamp("collected_at").toInstant()))
        .list();
  }

  private static String origin(long session) {
    return "session " + session;
  }
}
