package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding that somebody owns until it is over.
 *
 * @param classroom null: of a whole county
 * @param room its name; empty likewise
 * @param schoolName empty likewise
 * @param device null: of the room itself
 * @param tag of the device; null likewise
 * @param county six digits; null: of one room
 * @param level 1 to 3, how far it has come
 * @param told what fills the rule's sentence
 * @param owner an account; null: all officers
 * @param ownerName null likewise
 * @param ticket that was opened from it; null: none
 * @param plannedOn day of the visit that was planned from it; null: none
 * @param closedAt null: open
 * @param closing null likewise
 * @param holds whether what was found is still so
 */
public record Alert(
    long alert,
    Rule rule,
    String subject,
    @Nullable Long classroom,
    String room,
    String schoolName,
    @Nullable Long device,
    @Nullable String tag,
    @Nullable String county,
    int level,
    LocalDate since,
    List<String> told,
    @Nullable Long owner,
    @Nullable String ownerName,
    Action action,
    Instant openedAt,
    @Nullable Long ticket,
    @Nullable LocalDate plannedOn,
    @Nullable Instant closedAt,
    @Nullable Closing closing,
    boolean holds) {
  public Alert {
    told = List.copyOf(told);
  }

  public boolean open() {
    return closedAt == null;
  }

  public String number() {
    return "A-" + String.format(java.util.Locale.ROOT, "%06d", alert);
  }

  /** A county, or a school and its room. */
  public String place() {
    if (county != null) return told.getFirst().isEmpty() ? county : told.getFirst();
    return schoolName + " · " + room;
  }

  public String look() {
    if (!open()) return "end";
    return level == 1 ? "wait" : level == 2 ? "half" : "late";
  }
}
