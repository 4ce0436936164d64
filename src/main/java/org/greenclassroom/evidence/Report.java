package org.greenclassroom.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one document.
 *
 * @param format the format's stable word
 * @param drives what a wiping tool says of each drive it touched
 * @param findings keys into the words files: what a person should know beside the verdicts
 * @param reduced the file as it may be kept, where the file that came held more than may be kept;
 *     null: it is kept byte for byte
 * @param mac address of the onboard wired card; never stored, only its salted hash is
 */
record Report(
    String format,
    String tool,
    @Nullable String version,
    Host host,
    Machine machine,
    List<DriveReading> drives,
    List<String> findings,
    @Nullable String reduced,
    @Nullable String mac) {

  Report {
    drives = List.copyOf(drives);
    findings = List.copyOf(findings);
  }

  Report(
      String format,
      String tool,
      @Nullable String version,
      Host host,
      List<DriveReading> drives,
      List<String> findings) {
    this(format, tool, version, host, Machine.NOTHING, drives, findings, null, null);
  }

  Report(
      String format,
      String tool,
      @Nullable String version,
      Host host,
      Machine machine,
      List<String> findings) {
    this(format, tool, version, host, machine, List.of(), findings, null, null);
  }
}
