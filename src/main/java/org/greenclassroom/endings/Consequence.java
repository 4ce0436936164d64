package org.greenclassroom.endings;

import java.time.Instant;

/**
 * What a decision set going.
 *
 * @param ref of a paper, a room, a recall
 */
record Consequence(What what, long ref, Instant at) {
  enum What {
    EXTENSION,
    OWNERSHIP,
    RELOCATION,
    /** The room that follows. */
    ROOM,
    /** The day was moved forward. */
    DAY,
    RECALL
  }

  /** Whether somebody must sign it. */
  public boolean isPaper() {
    return what == What.EXTENSION || what == What.OWNERSHIP || what == What.RELOCATION;
  }

  public String path() {
    return switch (what) {
      case EXTENSION, OWNERSHIP, RELOCATION -> "/papers/" + ref;
      case ROOM, DAY -> "/classrooms/" + ref;
      case RECALL -> "/takeback/" + ref;
    };
  }
}
