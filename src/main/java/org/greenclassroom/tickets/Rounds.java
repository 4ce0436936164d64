package org.greenclassroom.tickets;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.greenclassroom.kernel.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the house does to tickets by itself. Each ticket is a transaction of its own, and its
 * trouble does not stop the others.
 */
@Component
class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration SETTLED = Duration.ofDays(14);

  /** At a start no more is asked than what the morning before cannot have seen. */
  private static final Duration MORNING = Duration.ofDays(2);

  private static final long NEVER = -1;

  private final Tickets tickets;
  private final TicketTable table;
  private final ShiftTable shifts;
  private final AtomicLong followed = new AtomicLong(NEVER);

  Rounds(Tickets tickets, TicketTable table, ShiftTable shifts) {
    this.tickets = tickets;
    this.table = table;
    this.shifts = shifts;
  }

  /**
   * Works out anew by when the open ones are due and to be read: a calendar may have changed below
   * them. What moved by that stands in the ticket's line.
   */
  void refresh(Occasion occasion) {
    each("follow", table::open, ticket -> tickets.follow(occasion, ticket));
  }

  /** The same at once, for those of whose days something was said since it was asked last. */
  void followCalendar(Occasion occasion) {
    long since =
        followed.get() == NEVER
            ? shifts.lastOfCalendar(occasion.now().minus(MORNING))
            : followed.get();
    long last = shifts.lastOfCalendar();
    if (last > since)
      each(
          "follow",
          after -> table.openBelow(since, after),
          ticket -> tickets.follow(occasion, ticket));
    followed.set(last);
  }

  /** Closes what was solved two weeks ago and not opened again since. */
  void closeSettled(Occasion occasion) {
    var before = occasion.now().minus(SETTLED);
    each(
        "close",
        after -> table.settled(before, after),
        ticket -> tickets.close(occasion, ticket, null));
  }

  /** A thousand after another: those after this one. */
  private static void each(String what, LongFunction<List<Long>> after, LongConsumer doing) {
    for (var some = after.apply(0); !some.isEmpty(); some = after.apply(some.getLast()))
      for (long ticket : some) {
        try {
          doing.accept(ticket);
        } catch (RuntimeException trouble) {
          LOG.warn("{} {} failed", what, Ticket.number(ticket), trouble);
        }
      }
  }
}
