package org.greenclassroom.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A photograph of a device.
 *
 * @param defect the defect it shows; null: the device as a whole
 * @param file its SHA-256
 * @param words what is to be seen, for who does not see it
 */
record Photo(
    long photo,
    @Nullable Long defect,
    String file,
    String words,
    int width,
    int height,
    Instant takenAt) {}
