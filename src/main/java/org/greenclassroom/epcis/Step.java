package org.greenclassroom.epcis;

import org.greenclassroom.custody.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * What a fact is in the core business vocabulary (CBV 2.0): the business step, what holds of the
 * device after it, and whether it begins, goes on or ends there. What the vocabulary lacks begins
 * with {@code gc:}, which is ours.
 *
 * @param away whether the device is on the road after it, at no business location
 */
record Step(String bizStep, String disposition, Action action, boolean away) {
  /** Of EPCIS: the object's relation to the event. */
  enum Action {
    ADD,
    OBSERVE,
    DELETE
  }

  /** The sanitisation of NIST SP 800-88 has no step in the CBV. */
  private static final String CLEARING = "gc:data_clearing";

  /**
   * @param first whether it is the first fact of its device, which got its tag then
   */
  static Step of(FactKind kind, boolean first) {
    return switch (kind) {
      case RECEIVED ->
          first
              ? new Step("receiving", "in_progress", Action.ADD, false)
              : observed("receiving", "returned");
      case INSPECTED -> observed("inspecting", "in_progress");
      case CLEARED -> observed(CLEARING, "in_progress");
      case WIPE_FAILED -> observed(CLEARING, "non_conformant");
      case READIED -> observed("repairing", "available");
      case CONDEMNED -> observed("inspecting", "unavailable");
      case RESERVED -> observed("reserving", "reserved");
      case RELEASED -> observed("stocking", "available");
      case DISPATCHED -> leaving("shipping", "in_transit");
      case INSTALLED -> observed("installing", "active");
      case RECALLED -> leaving("collecting", "in_transit");
      case MISSED -> observed("stock_taking", "unknown");
      case FOUND -> observed("stock_taking", "in_progress");
      case WRITTEN_OFF -> new Step("decommissioning", "inactive", Action.DELETE, true);
      case GIVEN_BACK -> leaving("shipping", "returned");
      case TRANSFERRED -> observed("gc:transferring", "active");
      case SHIPPED -> leaving("shipping", "in_transit");
      case DISMANTLED -> new Step("destroying", "destroyed", Action.DELETE, true);
      case HANDED_OVER -> observed("accepting", "in_progress");
      // it is told as the error declaration of the event it voids
      case CORRECTED -> throw new IllegalArgumentException("a correction is no event of its own");
    };
  }

  /**
   * What holds of its data from then on, until the opposite is said: EPCIS keeps such things apart
   * from the disposition, which the next event replaces.
   */
  static @Nullable String lasting(FactKind kind) {
    return switch (kind) {
      case RECEIVED, WIPE_FAILED -> "gc:data_may_be_held";
      case CLEARED -> "gc:data_cleared";
      default -> null;
    };
  }

  private static Step observed(String bizStep, String disposition) {
    return new Step(bizStep, disposition, Action.OBSERVE, false);
  }

  private static Step leaving(String bizStep, String disposition) {
    return new Step(bizStep, disposition, Action.OBSERVE, true);
  }
}
