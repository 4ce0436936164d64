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
 * Stops a cleared device in which a machine saw, after it was cleared, a drive that nobody has
 * proven: a drive was put in, or was overlooked. It goes on once that drive is done.
 */
@Component
class Latecomers implements Guard {
  private final Finds finds;
  private final Clearings clearings;
  private final ObjectProvider<Wiping> wiping; // the book asks its guards, and wiping writes in it

  Latecomers(Finds finds, Clearings clearings, ObjectProvider<Wiping> wiping) {
    this.finds = finds;
    this.clearings = clearings;
    this.wiping = wiping;
  }

  @Override
  public Set<FactKind> kinds() {
    return EnumSet.of(FactKind.READIED, FactKind.RESERVED, FactKind.DISPATCHED, FactKind.SHIPPED);
  }

  @Override
  public @Nullable Refusal objection(FactKind kind, List<Device> devices) {
    var ids = devices.stream().map(Device::id).toList();
    var seen = finds.of(ids);
    if (seen.isEmpty()) return null;
    var cleared = clearings.lastOf(seen.keySet());
    var late =
        devices.stream()
            .filter(device -> {
              var at = cleared.get(device.id());
              return at != null
                  && seen.getOrDefault(device.id(), List.of()).stream()
                      .anyMatch(find -> find.seenAt().isAfter(at));
            })
            .toList();
    if (late.isEmpty()) return null;
    var inventories = wiping.getObject().inventories(late);
    for (var device : late) {
      var inventory = Objects.requireNonNull(inventories.get(device.id()));
      var open =
          inventory.judged().stream()
              .filter(
                  each -> each.state() == DriveState.NO_PROOF && each.drive().known().hasSerial())
              .findFirst();
      if (open.isPresent())
        return new Refusal(
            "wiping.refusal.latecomer",
            device.tag().printed(),
            Wiping.nameOf(open.get().drive().known()));
    }
    return null;
  }
}
