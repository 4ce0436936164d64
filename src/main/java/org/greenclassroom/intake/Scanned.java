package org.greenclassroom.intake;

import java.time.Instant;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A machine that was scanned in a session, as it will be received.
 *
 * @param line of the donor's list; null: not announced in this lot
 * @param kind null: nobody said yet what it is
 * @param announced the kind on the list; null: not announced
 * @param worn the tag of a pre-printed roll that it wears
 * @param grams weighed alone; null: not
 * @param damaged whether it was damaged on the way
 */
record Scanned(
    long scan,
    String typed,
    @Nullable Long item,
    @Nullable Long line,
    @Nullable DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String donorsTag,
    @Nullable DeviceKind announced,
    @Nullable String announcedModel,
    @Nullable String announcedSerial,
    @Nullable Tag worn,
    @Nullable Long grams,
    boolean damaged,
    boolean other,
    Instant scannedAt,
    String scannedBy) {

  /** Maker and model as one reads them. */
  public String what() {
    return ((maker == null ? "" : maker) + " " + (model == null ? "" : model)).strip();
  }
}
