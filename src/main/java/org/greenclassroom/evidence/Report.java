package org.greenclassroom.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one document.
 *
 * @param format the format's stable word
 * @param findings keys into the words files: what a person should know beside the verdicts
 */
record Report(
    String format,
    String tool,
    @Nullable String version,
    Host host,
    List<DriveReading> drives,
    List<String> findings) {

  Report {
    drives = List.copyOf(drives);
    findings = List.copyOf(findings);
  }
}
