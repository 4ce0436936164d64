package org.greenclassroom.endings;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is done every morning. One room's trouble does not stop the others: it stands in the list of
 * what is late, with its reason.
 */
@Component
class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Endings endings;
  private final Carrying carrying;
  private final Letters letters;
  private final Forgetting forgetting;
  private final WatchList watchList;
  private final Clock clock;

  Rounds(
      Endings endings,
      Carrying carrying,
      Letters letters,
      Forgetting forgetting,
      WatchList watchList,
      Clock clock) {
    this.endings = endings;
    this.carrying = carrying;
    this.letters = letters;
    this.forgetting = forgetting;
    this.watchList = watchList;
    this.clock = clock;
  }

  /** What one round did. */
  record Did(
      int begun, int carried, int asked, int notices, int escalated, int toPlan, int watched) {}

  Did morning() {
    return morning(clock.instant());
  }

  /** The same day again does nothing again. */
  Did morning(Instant now) {
    var occasion = occasion(now, "");
    int begun = endings.beginAll(occasion);
    int carried = 0;
    for (long ending : carrying.waiting())
      if (tried("carry", ending, one -> carrying.carryOut(occasion, one, false))) carried++;
    int asked = 0;
    for (var owed : letters.owed(occasion))
      if (tried(
          "ask",
          owed.ending(),
          one -> letters.ask(occasion(now, "ask/" + one + owed.times()), owed))) asked++;
    int notices = 0;
    for (long ending : letters.due(occasion))
      if (tried("notice", ending, one -> letters.sendNotice(occasion(now, "notice/" + one), one)))
        notices++;
    var day = occasion.today().atStartOfDay(occasion.zone()).toInstant();
    int escalated = letters.escalate(occasion, day);
    int toPlan = letters.planDue(occasion(now, "plan-due"));
    int watched = watchList.take();
    forgetting.round(now);
    return new Did(begun, carried, asked, notices, escalated, toPlan, watched);
  }

  private static boolean tried(String what, long ending, LongConsumer act) {
    try {
      act.accept(ending);
      return true;
    } catch (RuntimeException trouble) {
      LOG.warn("Ending {}: {} did not work today", ending, what, trouble);
      return false;
    }
  }

  private static Occasion occasion(Instant now, String part) {
    var house = Occasion.of(Actor.HOUSE, now);
    return new Occasion(
        Actor.HOUSE,
        now,
        house.zone(),
        UUID.nameUUIDFromBytes(
            ("endings/" + house.today() + "/" + part)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
