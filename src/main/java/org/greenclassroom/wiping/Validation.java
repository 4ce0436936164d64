package org.greenclassroom.wiping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's judgement that what became of a drive is enough for what was on it, or is not. It
 * speaks of one reading or of one removal: what comes later is judged anew.
 *
 * @param drive null: the device holds no drive at all
 * @param reading null when a removal is judged
 * @param removal null when a reading is judged
 */
record Validation(
    @Nullable Long drive,
    @Nullable Long reading,
    @Nullable Long removal,
    Sensitivity sensitivity,
    boolean enough,
    String reason,
    Instant at,
    long by) {}
