package org.greenclassroom.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A collection day. */
record Drive(
    long drive,
    String slug,
    String name,
    long organiser,
    String organiserName,
    State state,
    int sequence,
    @Nullable Instant opens,
    @Nullable Instant closes,
    long pieces,
    long grams,
    @Nullable Long hoursRule,
    @Nullable Instant closedAt) {
  enum State {
    PLANNED,
    OPEN,
    CLOSED,
    CANCELLED;

    public boolean takes() {
      return this == PLANNED || this == OPEN;
    }
  }

  /** Where and when one brings things. */
  record DropPoint(long dropPoint, String place, Instant opens, Instant closes) {}

  /** A container, and what is in it. */
  record Container(
      long container,
      String number,
      Purpose purpose,
      int fill,
      boolean sealed,
      @Nullable String seal,
      long pieces) {}

  /** One line that was written at the desk. */
  record Item(
      long item,
      String giver,
      boolean person,
      ThingClass thingClass,
      int pieces,
      long grams,
      boolean weighed,
      boolean dataBearing,
      @Nullable Long container,
      @Nullable String containerNumber,
      boolean sealed,
      Instant broughtAt) {
    /** Data that could still walk away. */
    public boolean isOpen() {
      return dataBearing && !sealed;
    }
  }

  /**
   * A category at the end of the day.
   *
   * @param weighed what the scale showed; null: it was not weighed
   */
  record Sum(
      Category category, long pieces, long grams, boolean allWeighed, @Nullable Long weighed) {
    public @Nullable Long difference() {
      return weighed == null ? null : weighed - grams;
    }
  }

  /**
   * A class, and the minutes it counts for.
   *
   * @param minutes for one piece; null: no rule says it
   */
  record Hours(ThingClass thingClass, long pieces, @Nullable Integer minutes) {
    public @Nullable Long all() {
      return minutes == null ? null : minutes * pieces;
    }
  }

  /** What a drive became. */
  record LotOf(long lot, String donor, boolean persons) {}

  /** Who came. */
  record Came(long companies, long persons) {}
}
