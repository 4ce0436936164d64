package org.greenclassroom.evidence;

import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * The computer (or screen) a document speaks of, with placeholders already taken away.
 *
 * @param board serial number of the mainboard
 * @param chassis serial number of the case
 * @param label the asset tag its owner wrote into the firmware
 * @param kind null where the document does not say, or where no kind of ours fits
 */
record Host(
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String uuid,
    @Nullable String board,
    @Nullable String chassis,
    @Nullable String label,
    @Nullable DeviceKind kind) {
  static final Host UNKNOWN = new Host(null, null, null, null);

  Host(
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String uuid) {
    this(maker, model, serial, uuid, null, null, null, null);
  }

  /** Says it neither its serial number nor its UUID? */
  public boolean isUnknown() {
    return serial == null && uuid == null;
  }
}
