package org.greenclassroom.losses;

import java.time.Instant;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One computer that was missed, from then on.
 *
 * @param school whose room it stood in; null: it was in no room
 * @param cause what was said at a take-back; null: nothing
 * @param heardAt when a sign of it came last; null: never
 * @param alarms how many signs nobody looked into yet
 */
record Search(
    long search,
    long device,
    Tag tag,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    Stage stage,
    @Nullable Long classroom,
    @Nullable String school,
    @Nullable String room,
    State state,
    Instant missedAt,
    @Nullable Instant foundAt,
    @Nullable Instant writtenOffAt,
    @Nullable Instant heardAt,
    @Nullable String cause,
    @Nullable String policeReport,
    @Nullable String words,
    int steps,
    int alarms) {
  public boolean over() {
    return state == State.FOUND || state == State.WRITTEN_OFF;
  }
}
