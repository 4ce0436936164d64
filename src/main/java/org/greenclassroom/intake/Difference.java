package org.greenclassroom.intake;

import java.time.Instant;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that came is not what was said, or did not come.
 *
 * @param line of the donor's list; null where it stands on none
 * @param was what was announced; null where nothing was
 * @param is what was scanned; null where nothing came
 * @param arrivedAt when it came after all
 */
record Difference(
    long difference,
    long lot,
    long session,
    Differs kind,
    Reason reason,
    @Nullable String remark,
    @Nullable Long line,
    @Nullable DeviceKind deviceKind,
    @Nullable String was,
    @Nullable String wasNumber,
    @Nullable String is,
    @Nullable String isNumber,
    Instant recordedAt,
    long recordedBy,
    @Nullable String recorder,
    @Nullable Instant confirmedAt,
    @Nullable String confirmer,
    @Nullable Instant arrivedAt,
    @Nullable Long scan) {}
