package org.greenclassroom.evidence;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Results of usody-sanitize. It reads back ten sectors only, and into the same list that held them
 * before; so it is never the proof of a whole drive.
 */
@Component
final class UsodyReader implements Reader {
  static final String FORMAT = "usody-sanitize";

  @Override
  public boolean recognises(Content content) {
    var root = content.json();
    return root.path("device_info").isObject()
        && root.path("method").isObject()
        && root.path("validation").isObject();
  }

  @Override
  public Report read(Content content) {
    var root = content.json();
    var findings = new ArrayList<String>();
    var drive = drive(root.path("device_info"), findings);
    var reading = reading(root, drive, findings);
    return new Report(
        FORMAT,
        "usody-sanitize",
        Values.text(root, "version"),
        Host.UNKNOWN,
        Machine.of(List.of(drive)),
        List.of(reading),
        List.of(),
        null,
        null);
  }

  /**
   * SMART reaches through the adapter; the block device's own serial number may be the adapter's.
   */
  private static SeenDrive drive(JsonNode info, List<String> findings) {
    var block = info.path("export_data").path("block");
    var stated = Values.serial(Values.text(info, "serial_number"));
    var smart = Smartctl.drive(info.path("export_data").path("smart"));
    var own = smart == null ? null : smart.serial();
    boolean usb =
        "usb".equals(Values.text(block, "tran"))
            || String.valueOf(Values.text(info, "connector")).contains(":usb");
    if (usb) findings.add("usb-bridge");
    if (Placeholders.isBridge(stated) || own != null && stated != null && !Match.same(own, stated))
      findings.add("bridge-serial");
    var serial = own != null ? own : usb && Placeholders.isBridge(stated) ? null : stated;
    var medium = Values.text(info, "storage_medium");
    return new SeenDrive(
        Values.text(block, "path"),
        Values.name(Values.text(info, "manufacturer")),
        smart != null && smart.model() != null
            ? smart.model()
            : Values.name(Values.text(info, "model")),
        serial,
        smart != null && smart.bytes() != null
            ? smart.bytes()
            : Values.bytes(Values.text(info, "size"), 1024),
        usb ? "USB" : smart == null ? null : smart.bus(),
        medium == null ? null : Inventory.kind(medium.toLowerCase(Locale.ROOT)),
        Values.text(block, "wwn"),
        smart == null ? null : smart.health());
  }

  private static DriveReading reading(JsonNode root, SeenDrive drive, List<String> findings) {
    var steps = Values.each(root.path("steps"));
    int failed = 0;
    @Nullable LocalDateTime started = null;
    @Nullable LocalDateTime ended = null;
    for (var step : steps) {
      if (Boolean.FALSE.equals(Values.flag(step, "success"))) failed++;
      for (var command : Values.each(step.path("commands")))
        if (Boolean.FALSE.equals(Values.flag(command, "success"))) failed++;
      if (started == null) started = Runs.time(Values.real(step, "start_time"));
      ended = Runs.time(Values.real(step, "end_time"));
    }
    var result = Values.flag(root, "result");
    Reason reason;
    if (failed > 0) reason = Reason.ERRORS;
    else if (Boolean.FALSE.equals(result)) reason = Reason.FAILED_BY_TOOL;
    else if (result == null) reason = Reason.NO_RESULT;
    else if (steps.isEmpty()) reason = Reason.NOTHING_WRITTEN;
    else if (!Runs.isTimely(drive, steps.size(), started, ended)) reason = Reason.IMPLAUSIBLE_TIME;
    else if (isContradictory(root)) reason = Reason.CONTRADICTORY;
    else if (drive.serial() == null && findings.contains("bridge-serial"))
      reason = Reason.SERIAL_OF_BRIDGE;
    else reason = Reason.NOT_VERIFIED;
    return Runs.reading(
        drive,
        Values.text(root, "method", "name"),
        steps.size(),
        Math.max(0, steps.size() - failed),
        failed,
        started,
        ended,
        result == null ? null : result ? "true" : "false",
        reason,
        findings);
  }

  /**
   * Zeros in words, random in the step's pattern; or a shred that should write zeros and does not.
   */
  private static boolean isContradictory(JsonNode root) {
    boolean zeros = false;
    boolean random = false;
    for (var step : Values.each(root.path("method").path("overwriting_steps"))) {
      var pattern = Values.text(step, "pattern");
      zeros |= pattern != null && pattern.contains("zero");
      random |= pattern != null && pattern.contains("random");
    }
    for (var step : Values.each(root.path("steps")))
      for (var command : Values.each(step.path("commands"))) {
        var said = Values.text(command, "description");
        zeros |= said != null && said.contains("zeros");
        random |= said != null && said.contains("random");
        var run = Values.text(command, "command");
        random |= run != null && run.startsWith("shred") && !run.contains("--zero");
      }
    return zeros && random && Values.each(root.path("method").path("overwriting_steps")).size() < 2;
  }
}
