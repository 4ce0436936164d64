package org.greenclassroom.custody;

import org.jspecify.annotations.Nullable;

/**
 * A data-bearing drive as somebody or something saw it.
 *
 * @param serial null when it is unknown; never a placeholder
 * @param bytes its capacity; null when unknown
 * @param type HDD, SSD, NVME, EMMC; null when unknown
 */
public record Drive(
    @Nullable String serial,
    @Nullable String maker,
    @Nullable String model,
    @Nullable Long bytes,
    @Nullable String type) {
  public static Drive of(@Nullable String serial) {
    return new Drive(serial, null, null, null, null);
  }
}
