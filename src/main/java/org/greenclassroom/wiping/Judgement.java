package org.greenclassroom.wiping;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may judge what was done to a device, and whether it has been judged. Pure. */
final class Judgement {
  private Judgement() {}

  /** The accounts whose own work it would be: they wiped, destroyed, looked or declared. */
  static Set<Long> workers(Inventory inventory, Set<Long> clearedBy) {
    var workers = new HashSet<>(clearedBy);
    for (var judged : inventory.judged()) {
      if (judged.by() != null) workers.add(judged.by().run().handedInBy());
      var removal = judged.drive().removal();
      if (removal != null) workers.add(removal.recordedBy());
    }
    if (inventory.none() != null) workers.add(inventory.none().recordedBy());
    return workers;
  }

  /** The last judgement of what became of this drive; null when nobody judged it yet. */
  static @Nullable Validation of(Inventory.Judged judged, List<Validation> validations) {
    var by = judged.state() == DriveState.PROVEN ? judged.by() : null;
    var removal = by == null && judged.state().isDone() ? judged.drive().removal() : null;
    Validation last = null;
    for (var each : validations)
      if (by != null && Objects.equals(each.reading(), by.reading())
          || removal != null && Objects.equals(each.removal(), removal.removal())) last = each;
    return last;
  }

  /** The same for a device that holds no drive. */
  static @Nullable Validation of(Removal none, List<Validation> validations) {
    Validation last = null;
    for (var each : validations) if (Objects.equals(each.removal(), none.removal())) last = each;
    return last;
  }

  /** Every drive is accounted for, and every account was judged enough. */
  static boolean isComplete(Inventory inventory, List<Validation> validations) {
    if (inventory.isUnknown() || inventory.waitsForSecondLook()) return false;
    var none = inventory.none();
    if (inventory.judged().isEmpty()) return none != null && isEnough(of(none, validations));
    return inventory.judged().stream()
        .allMatch(judged -> judged.state().isDone() && isEnough(of(judged, validations)));
  }

  static boolean isEnough(@Nullable Validation validation) {
    return validation != null && validation.enough();
  }
}
