package org.greenclassroom.tickets;

import org.jspecify.annotations.Nullable;

/** What is asked on the telephone, in this order, before anybody drives there. */
enum Check {
  /** Is there power in the room? */
  POWER(Piece.SOCKET),
  /** Does another computer work at this socket? */
  SOCKET(Piece.SOCKET),
  /** Are cable and adapter whole, and plugged in to the end? */
  CABLE(Piece.POWER_SUPPLY),
  /** Does a light come on? */
  LIGHT(Piece.BATTERY),
  /** Is there anything to see on the screen? */
  MONITOR(Piece.SCREEN),
  /** Does it start as far as the desktop? */
  START(Piece.DISK),
  /** Does it work once it has started? */
  SYSTEM(Piece.SYSTEM),
  /** Do the other computers of the room work? */
  OTHERS(null);

  private final @Nullable Piece part;

  Check(@Nullable Piece part) {
    this.part = part;
  }

  /** What most likely is to be brought where the answer is no; null: nothing. */
  public @Nullable Piece part() {
    return part;
  }

  enum Answer {
    YES,
    NO,
    UNKNOWN
  }
}
