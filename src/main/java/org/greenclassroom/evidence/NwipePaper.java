package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One drive on nwipe's PDF. The paper does not count what was read back; it says which verification
 * was asked for, and nwipe writes ERASED only where that ended without an error. So a paper may
 * prove a drive, by the same rules as a log as far as it tells.
 */
final class NwipePaper {
  /** Two labels may share a line: a value ends where the next label begins. */
  private static final List<String> LABELS =
      List.of(
          "Make/Model:",
          "Serial:",
          "Size(Apparent):",
          "Size(Real):",
          "Bus:",
          "Start time:",
          "End time:",
          "Duration:",
          "Status:",
          "Method:",
          "PRNG algorithm:",
          "Final Pass(Zeros/Ones/None):",
          "Verify Pass(Last/All/None):",
          "*Bytes Erased:",
          "Rounds(completed/requested):",
          "HPA/DCO:",
          "HPA/DCO Size:",
          "Errors(pass/sync/verify):",
          "Errors(pass/sync/verify/retries):",
          "Throughput:",
          "Information:");

  private final String text;

  NwipePaper(String text) {
    int from = text.indexOf("Disk Information");
    this.text = from < 0 ? text : text.substring(from);
  }

  private @Nullable String value(String label) {
    int at = text.indexOf(label);
    if (at < 0) return null;
    var line = text.substring(at + label.length()).lines().findFirst().orElse("");
    int end = line.length();
    for (var other : LABELS) {
      int next = line.indexOf(other);
      if (next >= 0 && next < end) end = next;
    }
    return Values.clean(line.substring(0, end));
  }

  /** The paper of a drive names no computer. */
  Host host() {
    return Host.UNKNOWN;
  }

  DriveReading reading() {
    var findings = new ArrayList<String>();
    var bus = value("Bus:");
    if (bus != null) bus = bus.replace(" ", "").toUpperCase(Locale.ROOT);
    if (bus != null && (bus.endsWith("-SSD") || bus.startsWith("NVME")))
      findings.add("flash-overwritten");
    if (bus != null && bus.startsWith("USB")) findings.add("usb-bridge");
    var stated = value("Serial:");
    var serial = Values.serial(stated);
    if (Placeholders.isBridge(serial)) findings.add("bridge-serial");
    var size = size();
    var erased = LogLine.numbers(String.valueOf(value("*Bytes Erased:")));
    var rounds = LogLine.numbers(String.valueOf(value("Rounds(completed/requested):")));
    long errors = errors();
    var started = Runs.time(value("Start time:"));
    var ended = Runs.time(value("End time:"));
    var status = value("Status:");
    var verify = value("Verify Pass(Last/All/None):");
    var method = value("Method:");
    long written = erased.isEmpty() ? 0 : erased.getFirst();
    var reason = judge(size, written, rounds, errors, status, verify, method, stated);
    if (reason == Reason.OVERWRITTEN_AND_READ_BACK
        && !Pace.isPlausible(size == null ? 0 : size, written, started, ended, bus))
      reason = Reason.IMPLAUSIBLE_TIME;
    if (serial == null && reason.verdict() == Verdict.PROVEN) findings.add("no-serial");
    boolean two = rounds.size() == 2;
    return new DriveReading(
        "",
        bus,
        Values.name(value("Make/Model:")),
        size,
        serial,
        method,
        two ? (int) Math.min(1000, rounds.get(1)) : 1,
        two ? (int) Math.min(1000, rounds.get(1)) : 0,
        two ? (int) Math.min(1000, rounds.get(0)) : 0,
        verify,
        false,
        written,
        0,
        errors,
        started,
        ended,
        status,
        reason,
        findings);
  }

  private @Nullable Long size() {
    for (var label : List.of("Size(Real):", "Size(Apparent):")) {
      var value = value(label);
      if (value == null) continue;
      var numbers = LogLine.numbers(value);
      if (!numbers.isEmpty() && numbers.getLast() > 0) return numbers.getLast();
    }
    return null;
  }

  private long errors() {
    long errors = 0;
    for (var label : List.of("Errors(pass/sync/verify):", "Errors(pass/sync/verify/retries):")) {
      var numbers = LogLine.numbers(String.valueOf(value(label)));
      for (int i = 0; i < Math.min(3, numbers.size()); i++)
        errors = NwipeDrive.plus(errors, numbers.get(i));
    }
    return errors;
  }

  private Reason judge(
      @Nullable Long size,
      long written,
      List<Long> rounds,
      long errors,
      @Nullable String status,
      @Nullable String verify,
      @Nullable String method,
      @Nullable String serial) {
    var said = status == null ? "" : status.toUpperCase(Locale.ROOT);
    if (errors > 0) return Reason.ERRORS;
    if (said.contains("FAIL") || said.contains("INSANITY")) return Reason.FAILED_BY_TOOL;
    if (method != null && method.toLowerCase(Locale.ROOT).startsWith("verify"))
      return Reason.NOTHING_WRITTEN;
    if (said.contains("ABORT")) return Reason.ABORTED;
    if (!said.startsWith("ERASED")) return Reason.NO_RESULT;
    var hidden = value("HPA/DCO:");
    if (hidden != null && hidden.toUpperCase(Locale.ROOT).contains("HIDDEN SECTORS DETECTED"))
      return Reason.HIDDEN_SECTORS;
    if (size == null) return Reason.SIZE_UNKNOWN;
    if (written == 0) return Reason.NOTHING_WRITTEN;
    if (rounds.size() != 2 || rounds.get(0) < rounds.get(1)) return Reason.INCOMPLETE;
    if (written < size) return Reason.TOO_FEW_BYTES;
    if (verify == null || !verify.contains("Last") && !verify.contains("All"))
      return Reason.NOT_VERIFIED;
    if (serial != null && Placeholders.isMask(serial)) return Reason.SERIAL_MASKED;
    if (serial != null && serial.indexOf('\ufffd') >= 0) return Reason.SERIAL_UNREADABLE;
    return Reason.OVERWRITTEN_AND_READ_BACK;
  }
}
