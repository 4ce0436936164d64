package org.greenclassroom.signups;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.volunteers.Lack;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands to a place, for a page of another room.
 *
 * @param turn how many are in the line up to them; 0: they do not wait
 * @param expiresAt of an open offer; null: none is open
 * @param lacks what must still be there on the day
 */
public record Standing(
    long signup, SignupState state, int turn, @Nullable Instant expiresAt, List<Lack> lacks) {
  public Standing {
    lacks = List.copyOf(lacks);
  }
}
