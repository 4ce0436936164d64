package org.greenclassroom.repair;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;

/** Whether a device may leave the bench for a classroom. Pure: verb and question ask the same. */
final class Readiness {
  /** A test says nothing about a machine that has stood for longer. */
  static final Duration FRESH = Duration.ofDays(30);

  private Readiness() {}

  /**
   * Everything that stands in the way, in the order in which it is dealt with; empty when it is
   * ready to be declared so.
   *
   * @param loanYears how long a loan lasts; the system must be supported to its end
   */
  static List<Refusal> obstacles(Standing standing, int loanYears, Occasion occasion) {
    var device = standing.device();
    var test = standing.test();
    var tag = device.tag().printed();
    var all = new ArrayList<Refusal>();
    if (device.stage() != Stage.TO_REPAIR)
      all.add(new Refusal("repair.refusal.not-on-bench", tag, device.stage()));
    if (device.data() != Held.CLEARED) all.add(new Refusal("repair.refusal.not-cleared", tag));
    for (var defect : standing.blocking())
      all.add(new Refusal("repair.refusal.blocked", tag, defect.code(), defect.code().code()));
    if (test == null || test.testedAt().isBefore(device.receivedAt())) {
      all.add(new Refusal("repair.refusal.no-test", tag));
      return all;
    }
    ofTest(standing, test, occasion, all);
    if (needsSystem(device.observed().kind())) ofSystem(standing, loanYears, occasion, all);
    return all;
  }

  /** The record that Annex VI asks for: complete, fresh, and younger than the last repair. */
  private static void ofTest(
      Standing standing, BenchTest test, Occasion occasion, List<Refusal> all) {
    var tag = standing.device().tag().printed();
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
    if (test.hazards() == null) all.add(new Refusal("repair.refusal.no-hazards", tag));
    if (test.hazards() == Hazards.FOUND) all.add(new Refusal("repair.refusal.hazards", tag));
    if (occasion.now().isAfter(test.testedAt().plus(FRESH)))
      all.add(
          new Refusal(
              "repair.refusal.old-test",
              tag,
              LocalDate.ofInstant(test.testedAt(), occasion.zone())));
    var lastPart = standing.lastPart();
    if (lastPart != null && lastPart.isAfter(test.testedAt()))
      all.add(new Refusal("repair.refusal.part-after-test", tag));
    var mended = standing.lastMended();
    if (mended != null && mended.isAfter(test.testedAt()))
      all.add(new Refusal("repair.refusal.mended-after-test", tag));
  }

  private static void ofSystem(
      Standing standing, int loanYears, Occasion occasion, List<Refusal> all) {
    var tag = standing.device().tag().printed();
    var system = standing.systemNow();
    var needed = occasion.today().plusYears(loanYears);
    if (system == null) {
      all.add(new Refusal("repair.refusal.no-system", tag));
    } else if (system.image().supportEnds().isBefore(needed)) {
      all.add(
          new Refusal(
              "repair.refusal.support-ends",
              tag,
              system.image().full(),
              system.image().supportEnds(),
              needed));
    }
  }

  /** Whether the last test says that the device works and is safe. */
  static boolean passes(Standing standing) {
    var test = standing.test();
    return test != null
        && test.untried().isEmpty()
        && test.failed().stream().noneMatch(Probe::isMust)
        && test.hazards() == Hazards.NONE
        && standing.blocking().isEmpty();
  }

  static boolean needsSystem(DeviceKind kind) {
    return switch (kind) {
      case LAPTOP, DESKTOP, ALL_IN_ONE, TABLET -> true;
      case SCREEN, OTHER -> false;
    };
  }
}
