package org.greenclassroom.watch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report card of a school: one page, every figure with its day and what it rests on.
 *
 * @param county path of names; empty: nobody entered it
 * @param pupils with lessons in these rooms; null: not counted, or of one of them it may not be
 *     told
 * @param months the last twelve, the oldest first
 * @param next what we will do, by day
 * @param asOf when it was reckoned
 */
public record Card(
    long school,
    String name,
    String county,
    @Nullable Integer pupils,
    List<Room> rooms,
    List<Month> months,
    List<Duty> duties,
    Tickets tickets,
    List<Next> next,
    LocalDate asOf) {
  /**
   * A room as it stands.
   *
   * @param working null: nobody verified it
   * @param missing in the book and found since
   */
  public record Room(
      long classroom,
      String name,
      LocalDate acceptedOn,
      LocalDate dueOn,
      int delivered,
      @Nullable Integer working,
      @Nullable LocalDate workingOn,
      int missing,
      @Nullable LocalDate lastSignalOn,
      int schoolDays,
      int weekDays,
      @Nullable Long weekMinutes,
      @Nullable Integer weekDevices) {
    public Step step() {
      return Step.of(lastSignalOn != null, schoolDays);
    }
  }

  /**
   * The school's rooms in a month.
   *
   * @param stood computers times school days: a silent room counts
   * @param heard the same of those that reported
   */
  public record Month(
      LocalDate month, long activeMinutes, long stood, long heard, int reporting, int rooms) {
    /** A day and working computer; null: no school day. */
    public @Nullable Long ofAll() {
      return stood == 0 ? null : (Long) (activeMinutes / stood);
    }

    /** A day and computer that reported; null: none did. */
    public @Nullable Long ofHeard() {
      return heard == 0 ? null : (Long) (activeMinutes / heard);
    }
  }

  /** Check-ins, inventories, visits of twelve months: how many were due, and done. */
  public record Duty(String kind, int due, int done, @Nullable LocalDate lastOn) {}

  public record Tickets(int open, int late, int solved, @Nullable LocalDate oldestOn) {}

  /** What comes: a kind and a day. */
  public record Next(String kind, LocalDate on, String room) {}

  public Card {
    rooms = List.copyOf(rooms);
    months = List.copyOf(months);
    duties = List.copyOf(duties);
    next = List.copyOf(next);
  }

  public int delivered() {
    return rooms.stream().mapToInt(Room::delivered).sum();
  }

  /** Of the rooms where somebody verified it; null: nowhere. */
  public @Nullable Integer working() {
    return verified() == 0
        ? null
        : (Integer)
            rooms.stream()
                .mapToInt(room -> {
                  var working = room.working();
                  return working == null ? 0 : working;
                })
                .sum();
  }

  /** Computers in rooms where somebody verified what works. */
  public int verified() {
    return rooms.stream().filter(room -> room.working() != null).mapToInt(Room::delivered).sum();
  }

  /** The oldest day on which anything of that was verified; null: nothing was. */
  public @Nullable LocalDate verifiedOn() {
    LocalDate oldest = null;
    for (var room : rooms) {
      var on = room.workingOn();
      if (on != null && (oldest == null || on.isBefore(oldest))) oldest = on;
    }
    return oldest;
  }

  public int missing() {
    return rooms.stream().mapToInt(Room::missing).sum();
  }

  /** The Monday's week that is told: both denominators, null where nothing was heard. */
  public Month week() {
    long minutes = 0;
    long stood = 0;
    long heard = 0;
    int reporting = 0;
    for (var room : rooms) {
      var working = room.working();
      stood += (long) (working == null ? room.delivered() : working) * room.weekDays();
      var devices = room.weekDevices();
      var active = room.weekMinutes();
      if (devices == null || active == null) continue;
      minutes += active;
      heard += (long) devices * room.weekDays();
      reporting++;
    }
    return new Month(asOf, minutes, stood, heard, reporting, rooms.size());
  }
}
