package org.greenclassroom.catalogue;

import java.time.Instant;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/** One line of the list. */
record Row(
    long device,
    Tag tag,
    Stage stage,
    Held data,
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String donorsTag,
    long grams,
    Basis basis,
    long holder,
    String holderName,
    @Nullable Long place,
    @Nullable String placeName,
    @Nullable Long donor,
    @Nullable String donorName,
    @Nullable Long lot,
    Instant receivedAt,
    Instant changedAt,
    @Nullable String key) {

  Mark mark() {
    return new Mark(key, device);
  }
}
