package org.greenclassroom.intake;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One announced device of a lot.
 *
 * @param line where it stood in the donor's list
 * @param grams what the donor says it weighs; null when nothing is said
 * @param tag the label it got when it came; null while it is announced only
 * @param extra whether it came beyond the list
 * @param givenUp why it will not come, when two people signed that; null otherwise
 */
record Item(
    long id,
    long lot,
    long line,
    @Nullable String donorsTag,
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String cpu,
    @Nullable Integer memory,
    List<@Nullable String> drives,
    @Nullable Long grams,
    @Nullable Tag tag,
    boolean extra,
    @Nullable Reason givenUp) {
  public boolean came() {
    return tag != null;
  }
}
