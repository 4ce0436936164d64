package org.greenclassroom.tours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a tour with what is to be done there.
 *
 * @param driven seconds from the one before, without the rest
 * @param told what the driver said of it last
 */
record Stop(
    long stop,
    long tour,
    int position,
    int call,
    Instant arrivesAt,
    Instant beginsAt,
    Instant leavesAt,
    long metres,
    int driven,
    int rest,
    StopKind kind,
    long ref,
    String name,
    @Nullable String room,
    @Nullable String address,
    double latitude,
    double longitude,
    int pieces,
    long grams,
    long litres,
    boolean estimated,
    boolean pinned,
    Told told,
    @Nullable Trouble trouble,
    @Nullable Instant saidAt) {

  public long kilometres() {
    return Math.round(metres / 1000.0);
  }

  public int restMinutes() {
    return Math.round(rest / 60f);
  }

  public boolean isOpen() {
    return told == Told.OPEN;
  }

  public String called() {
    return room == null ? name : name + " · " + room;
  }
}
