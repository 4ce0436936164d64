package org.greenclassroom.intake;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What a technician saw of a device.
 *
 * @param serial as read on the case or in the firmware; null when it cannot be read
 * @param drives every drive found in it; empty says that it was opened and holds none
 * @param defects what can be seen to be broken, in words; empty when nothing
 * @param condemned why it is not worth going on with; null when it goes on
 */
public record Seen(
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    boolean powersOn,
    List<Drive> drives,
    String defects,
    Fact.Condemned.@Nullable Why condemned) {
  public Seen {
    drives = List.copyOf(drives);
  }
}
