package org.greenclassroom.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Whether a device may leave the bench for a classroom. Pure: verb and question ask the same. */
final class Readiness {
  /** A test says nothing about a machine that has stood for longer. */
  static final Duration FRESH = Duration.ofDays(30);

  /** A loan's three years; the system must be supported to their end. */
  static final int LOAN_YEARS = 3;

  private Readiness() {}

  /**
   * Everything that stands in the way, in the order in which it is dealt with; empty when it is
   * ready to be declared so.
   *
   * @param lastPart when the last part was put in; null: none was
   */
  static List<Refusal> obstacles(
      Device device, @Nullable BenchTest test, @Nullable Instant lastPart, Occasion occasion) {
    var tag = device.tag().printed();
    var all = new ArrayList<Refusal>();
    if (device.stage() != Stage.TO_REPAIR)
      all.add(new Refusal("repair.refusal.not-on-bench", tag, device.stage()));
    if (device.data() != Held.CLEARED) all.add(new Refusal("repair.refusal.not-cleared", tag));
    if (test == null || test.testedAt().isBefore(device.receivedAt())) {
      all.add(new Refusal("repair.refusal.no-test", tag));
      return all;
    }
    if (!test.untried().isEmpty())
      all.add(
          new Refusal(
              "repair.refusal.untried",
              tag,
              test.untried().size(),
              test.untried().getFirst().word()));
    for (var failed : test.failed())
      if (failed.isMust()) all.add(new Refusal("repair.refusal.failed", tag, failed.word()));
    if (test.looks() == null) all.add(new Refusal("repair.refusal.no-looks", tag));
    if (occasion.now().isAfter(test.testedAt().plus(FRESH)))
      all.add(
          new Refusal(
              "repair.refusal.old-test",
              tag,
              LocalDate.ofInstant(test.testedAt(), occasion.zone()).toString()));
    if (lastPart != null && lastPart.isAfter(test.testedAt()))
      all.add(new Refusal("repair.refusal.part-after-test", tag));
    if (needsSystem(device.observed().kind())) {
      var until = test.setup().supportedUntil();
      var needed = occasion.today().plusYears(LOAN_YEARS);
      if (test.setup().image() == null || until == null)
        all.add(new Refusal("repair.refusal.support-unknown", tag));
      else if (until.isBefore(needed))
        all.add(
            new Refusal(
                "repair.refusal.support-ends",
                tag,
                test.setup().image(),
                until.toString(),
                needed.toString()));
    }
    return all;
  }

  static boolean needsSystem(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP, DESKTOP, ALL_IN_ONE, TABLET -> true;
      case SCREEN, OTHER -> false;
    };
  }
}
