package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ticket with its timeline.
 *
 * @param running office seconds it took until now
 * @param acts whether this reader works on it; a school does not
 * @param names who may take care of it
 */
record TicketPage(
    Ticket ticket,
    String school,
    String room,
    Desk.@Nullable Device device,
    List<Moment> moments,
    long running,
    Map<Check, Check.Answer> answers,
    List<DetailTable.Carry> carries,
    Map<Long, String> names,
    boolean acts,
    boolean writes,
    boolean swaps,
    Instant now,
    LocalDate today) {

  /** One entry of the timeline: of the clock, or something that was said. */
  record Moment(
      Instant at,
      TicketClock.@Nullable Kind kind,
      @Nullable Waiting waiting,
      @Nullable Severity severity,
      @Nullable String words,
      boolean inside,
      List<Long> photos,
      @Nullable String by,
      ShiftTable.@Nullable Shift shift) {}

  static List<Moment> moments(
      List<EventTable.Written> events,
      List<DetailTable.Remark> remarks,
      List<DetailTable.Photo> photos,
      List<ShiftTable.Shift> shifts) {
    var moments = new ArrayList<Moment>();
    for (var one : events)
      moments.add(
          new Moment(
              one.event().at(),
              one.event().kind(),
              one.event().waiting(),
              one.severity(),
              one.words(),
              false,
              List.of(),
              one.by(),
              null));
    for (var one : remarks)
      moments.add(
          new Moment(
              one.writtenAt(),
              null,
              null,
              null,
              one.words(),
              one.inside(),
              photos.stream()
                  .filter(photo -> photo.remark() == one.remark())
                  .map(DetailTable.Photo::photo)
                  .toList(),
              one.by(),
              null));
    for (var one : shifts)
      moments.add(new Moment(one.at(), null, null, null, null, false, List.of(), null, one));
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  public boolean late() {
    return ticket.late(now);
  }

  /** The first check that was answered with no: there it most likely is. */
  public @Nullable Check suspect() {
    for (var check : Check.values()) if (answers.get(check) == Check.Answer.NO) return check;
    return null;
  }

  public String ran() {
    return hours(running);
  }

  public String may() {
    return hours(ticket.targetSeconds());
  }

  /** Hours, with one decimal where it is needed. */
  static String hours(double seconds) {
    long tenths = Math.round(seconds / 360.0);
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  public int pieces(Piece part) {
    return carries.stream()
        .filter(one -> one.part() == part)
        .mapToInt(DetailTable.Carry::pieces)
        .findFirst()
        .orElse(0);
  }

  public Piece[] parts() {
    return Piece.values();
  }

  public Check[] checks() {
    return Check.values();
  }

  public Check.Answer[] replies() {
    return Check.Answer.values();
  }

  public Waiting[] reasons() {
    return Waiting.values();
  }

  public Category[] categories() {
    return Category.values();
  }

  public Severity[] severities() {
    return Severity.values();
  }
}
