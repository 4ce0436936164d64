package org.greenclassroom.applications;

import java.util.List;

/**
 * Who helps this school already: nobody funds the same room twice without saying why. Pure.
 *
 * @param sameRoom a room of that name is planned or stands there: never a second time
 * @param rooms others of the school, with who pays for them
 * @param approved other applications of the school that were approved or wait
 * @param declared what the school itself says of other donors; empty: nobody
 */
public record Doubled(
    boolean sameRoom,
    List<LikenessTable.Room> rooms,
    List<LikenessTable.Alike> approved,
    String declared) {
  public Doubled {
    rooms = List.copyOf(rooms);
    approved = List.copyOf(approved);
  }

  static Doubled of(
      Told told, String room, List<LikenessTable.Room> rooms, List<LikenessTable.Alike> approved) {
    return new Doubled(
        rooms.stream().anyMatch(each -> each.name().equalsIgnoreCase(room.strip())),
        rooms,
        approved,
        told.otherDonors() ? told.donors() : "");
  }

  /** Whether an approval needs a reason that is kept. */
  public boolean needsReason() {
    return !rooms.isEmpty() || !approved.isEmpty() || !declared.isEmpty();
  }
}
