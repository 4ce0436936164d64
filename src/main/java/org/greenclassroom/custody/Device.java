package org.greenclassroom.custody;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The present of one device, as the facts left it.
 *
 * @param before the stage to which it returns when found, while it is missing
 * @param holder the partner who has it
 * @param place the site where it is; null when only the holder is known
 * @param facts how many facts its line has
 * @param head hash of the last of them
 */
public record Device(
    long id,
    Tag tag,
    Stage stage,
    @Nullable Stage before,
    Held data,
    long holder,
    @Nullable Long place,
    @Nullable Long classroom,
    Observed observed,
    Instant firstReceivedAt,
    Instant receivedAt,
    Instant changedAt,
    int facts,
    String head) {

  public List<Drive> drives() {
    return observed.drives() == null ? List.of() : observed.drives();
  }
}
