package org.greenclassroom.wiping;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Guard;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stops a cleared device of which a document spoke after it was cleared, as long as one of its
 * drives is not done: a drive was put in, was overlooked, or failed a later run. What one person
 * says of it alone, or a run that proves nothing, lets it go no further.
 */
@Component
class Latecomers implements Guard {
  private final Clearings clearings;
  private final ObjectProvider<Wiping> wiping; // the book asks its guards, and wiping writes in it

  Latecomers(Clearings clearings, ObjectProvider<Wiping> wiping) {
    this.clearings = clearings;
    this.wiping = wiping;
  }

  @Override
  public Set<FactKind> kinds() {
    return EnumSet.of(FactKind.READIED, FactKind.RESERVED, FactKind.DISPATCHED, FactKind.SHIPPED);
  }

  @Override
  public @Nullable Refusal objection(FactKind kind, List<Device> devices) {
    var spoken = clearings.spokenOfSince(devices.stream().map(Device::id).toList());
    if (spoken.isEmpty()) return null;
    var late = devices.stream().filter(device -> spoken.contains(device.id())).toList();
    var inventories = wiping.getObject().inventories(late);
    for (var device : late) {
      var inventory = Objects.requireNonNull(inventories.get(device.id()));
      var open = inventory.judged().stream().filter(each -> !each.state().isDone()).findFirst();
      if (open.isPresent())
        return new Refusal(
            "wiping.refusal.latecomer",
            device.tag().printed(),
            Wiping.nameOf(open.get().drive().known()));
    }
    return null;
  }
}
