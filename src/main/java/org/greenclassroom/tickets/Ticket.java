package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.calendar.Counting;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands.
 *
 * @param dueAt by its timer; null while its time stands still
 * @param promisedOn a day that a person said; null: nobody did
 * @param runningSeconds office time it took until runningSince
 * @param runningSince null: its time stands still
 */
record Ticket(
    long ticket,
    long classroom,
    @Nullable Long device,
    Source source,
    String sourceRef,
    Category category,
    @Nullable Piece part,
    Severity severity,
    String words,
    Instant openedAt,
    long openedBy,
    long policy,
    State state,
    @Nullable Waiting pausedFor,
    long targetSeconds,
    Counting counting,
    long runningSeconds,
    @Nullable Instant runningSince,
    @Nullable Instant dueAt,
    @Nullable LocalDate promisedOn,
    Instant acknowledgeBy,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant solvedAt,
    @Nullable Instant closedAt,
    int reopened,
    boolean atVisit,
    @Nullable Long assignedTo) {

  enum State {
    OPEN,
    SOLVED,
    CLOSED
  }

  public String number() {
    return number(ticket);
  }

  static String number(long ticket) {
    return "T-%05d".formatted(ticket);
  }

  public boolean open() {
    return state == State.OPEN;
  }

  public boolean paused() {
    return pausedFor != null;
  }

  public boolean late(Instant now) {
    if (!open() || paused()) return false;
    if (promisedOn != null)
      return !now.isBefore(
          promisedOn
              .plusDays(1)
              .atStartOfDay(org.greenclassroom.kernel.Occasion.PROGRAMME_ZONE)
              .toInstant());
    return dueAt != null && dueAt.isBefore(now);
  }
}
