package org.greenclassroom.evidence;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one document says of one drive in one run of a tool.
 *
 * @param name the operating system's name of that moment, /dev/sda; no identity
 * @param bytes capacity
 * @param serial null when the drive says none, or when it cannot be trusted
 * @param passes passes the method wanted, over all rounds
 * @param written bytes written, over all passes
 * @param started local time of the wiped computer; its clock and its zone are its own
 */
record DriveReading(
    String name,
    @Nullable String bus,
    @Nullable String model,
    @Nullable Long bytes,
    @Nullable String serial,
    @Nullable String method,
    int rounds,
    int passes,
    int passesFinished,
    @Nullable String verify,
    boolean blanked,
    long written,
    long read,
    long errors,
    @Nullable LocalDateTime started,
    @Nullable LocalDateTime ended,
    @Nullable String status,
    Reason reason,
    List<String> findings) {

  DriveReading {
    findings = List.copyOf(findings);
  }

  public Verdict verdict() {
    return reason.verdict();
  }
}
