package org.greenclassroom.visits;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing said in a visit, never changed.
 *
 * @param id made by the client; the same twice is once
 * @param item of the checklist; of a roll the code that was scanned; else empty
 * @param device null: not one of ours
 * @param state of a roll only
 * @param promised of a handing-in: the entries that belong to it
 */
public record Entry(
    UUID id,
    Kind kind,
    String item,
    @Nullable Long device,
    @Nullable RollState state,
    @Nullable String value,
    @Nullable String reason,
    boolean starred,
    List<UUID> promised,
    Instant saidAt) {
  public enum Kind {
    ANSWER,
    ROLL,
    POSITION,
    SUBMIT
  }
}
