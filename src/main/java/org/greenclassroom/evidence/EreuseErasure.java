package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An erasure in a snapshot of eReuse Workbench: EraseBasic is {@code shred}, which reads nothing
 * back; EraseSectors is {@code badblocks}, which does. Neither counts its bytes, so that neither is
 * proof; of 2015 to 2018 most name the same second as start and end of a step.
 */
final class EreuseErasure {
  private EreuseErasure() {}

  /** Every erasure of one component, in the words of either generation. */
  static List<DriveReading> of(JsonNode component, SeenDrive drive) {
    var readings = new ArrayList<DriveReading>();
    for (var each : Values.each(component.path("erasure"))) readings.add(reading(each, drive));
    for (var each : Values.each(component.path("actions"))) {
      var type = Values.text(each, "type");
      if (type != null && type.startsWith("Erase")) readings.add(reading(each, drive));
    }
    return readings;
  }

  private static DriveReading reading(JsonNode erasure, SeenDrive drive) {
    var type = either(erasure, "@type", "type");
    var started = Runs.time(either(erasure, "startingTime", "startTime"));
    var ended = Runs.time(either(erasure, "endingTime", "endTime"));
    var steps = Values.each(erasure.path("steps"));
    int failed = 0;
    boolean timeless = false;
    var words = new ArrayList<String>();
    for (var step : steps) {
      if (isFailed(step)) failed++;
      var from = Runs.time(either(step, "startingTime", "startTime"));
      var to = Runs.time(either(step, "endingTime", "endTime"));
      timeless |= from == null || to == null || !from.isBefore(to);
      var word = either(step, "@type", "type");
      if (word != null && words.size() < 10) words.add(word.replace("Step", ""));
    }
    var findings = new ArrayList<String>();
    if (drive.kind() == SeenDrive.Kind.SSD || drive.kind() == SeenDrive.Kind.NVME)
      findings.add("flash-overwritten");
    if ("USB".equals(drive.bus())) findings.add("usb-bridge");
    if (drive.serial() == null) findings.add("no-serial");
    Reason reason;
    if (failed > 0) reason = Reason.ERRORS;
    else if (isFailed(erasure)) reason = Reason.FAILED_BY_TOOL;
    else if (ended == null) reason = Reason.NO_RESULT;
    else if (steps.isEmpty()) reason = Reason.NOTHING_WRITTEN;
    else if (timeless || !Runs.isTimely(drive, steps.size(), started, ended))
      reason = Reason.IMPLAUSIBLE_TIME;
    else if (!"EraseSectors".equals(type)) reason = Reason.NOT_VERIFIED;
    else reason = Reason.BYTES_NOT_STATED;
    return Runs.reading(
        drive,
        type + (words.isEmpty() ? "" : ": " + String.join(", ", words)),
        steps.size(),
        steps.size() - failed,
        failed,
        started,
        ended,
        status(erasure),
        reason,
        findings);
  }

  private static boolean isFailed(JsonNode node) {
    var severity = Values.text(node, "severity");
    return Boolean.FALSE.equals(Values.flag(node, "success"))
        || severity != null && severity.toLowerCase(Locale.ROOT).startsWith("err");
  }

  private static @Nullable String status(JsonNode erasure) {
    var success = Values.flag(erasure, "success");
    if (success != null) return success ? "success" : "failed";
    return Values.text(erasure, "severity");
  }

  static @Nullable String either(JsonNode node, String one, String other) {
    var text = Values.text(node, one);
    return text == null ? Values.text(node, other) : text;
  }
}
