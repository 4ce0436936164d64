package org.greenclassroom.wiping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.greenclassroom.evidence.Reason;
import org.greenclassroom.evidence.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a drive of this device, as evidence keeps it.
 *
 * @param receivedAt when its document was first handed in, by our clock
 * @param endedAt when the run ended, by the wiped computer's own clock, zone unknown
 * @param kind HDD, SSD, NVME, EMMC, as any document saw this drive; null when none said
 * @param vouched somebody watched the run and says that clock was wrong
 */
record Sight(
    long reading,
    long document,
    String sha256,
    Instant receivedAt,
    String name,
    @Nullable String bus,
    Known known,
    @Nullable String method,
    @Nullable LocalDateTime endedAt,
    Verdict verdict,
    Reason reason,
    List<String> findings,
    boolean vouched,
    @Nullable String kind,
    Run run) {

  Sight {
    findings = List.copyOf(findings);
  }

  /** A stick in a USB port that nobody chose to wipe is not a part of the computer. */
  boolean isVisitor() {
    return reason == Reason.NOT_SELECTED && bus != null && bus.startsWith("USB");
  }
}
