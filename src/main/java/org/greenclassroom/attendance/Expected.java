package org.greenclassroom.attendance;

import java.time.Instant;
import org.greenclassroom.activities.Duty;
import org.jspecify.annotations.Nullable;

/**
 * One line of the desk's list: somebody who asked for a place, whatever became of that.
 *
 * @param place null: as its duty is called
 * @param volunteer null: the place is a team's and nobody was named for it
 * @param name as on the badge; null likewise
 * @param company whose team; null: nobody's
 * @param state a constant of signups
 * @param changedAt when the state became what it is: an older list says otherwise
 * @param cameAt null: not seen coming
 */
record Expected(
    long signup,
    long slot,
    Duty duty,
    @Nullable String place,
    @Nullable Long volunteer,
    @Nullable String name,
    @Nullable String company,
    String state,
    boolean walkIn,
    Instant changedAt,
    @Nullable Instant cameAt,
    @Nullable Instant leftAt) {

  /** Whether they come in without anybody's word. */
  public boolean admitted() {
    return state.equals("PLACED") && named();
  }

  public boolean named() {
    return volunteer != null && name != null && !name.isBlank();
  }

  /** What stands beside the name: the state, or that there is none. */
  public String standing() {
    return state.equals("PLACED") && !named() ? "UNNAMED" : state;
  }
}
