package org.greenclassroom.takeback;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Guard;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was sorted to give its parts is not declared ready for a classroom. */
@Component
class PartsGuard implements Guard {
  private final SortingTable table;

  PartsGuard(SortingTable table) {
    this.table = table;
  }

  @Override
  public Set<FactKind> kinds() {
    return EnumSet.of(FactKind.READIED);
  }

  @Override
  public @Nullable Refusal objection(FactKind kind, List<Device> devices) {
    return table
        .forParts(devices.stream().map(Device::id).toList())
        .map(tag -> new Refusal("takeback.refusal.for-parts", new Tag(tag).printed()))
        .orElse(null);
  }
}
