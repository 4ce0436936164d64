package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code smartctl --json}: one drive's own account of itself. */
@Component
final class SmartctlReader implements Reader {
  static final String FORMAT = "smartctl-json";

  @Override
  public boolean recognises(Content content) {
    return Smartctl.isSmartctl(content.json());
  }

  @Override
  public Report read(Content content) {
    var root = content.json();
    if (root.path("devices").isArray() && !root.path("device").isObject())
      throw new Unreadable("drive-list");
    var drive = Smartctl.drive(root);
    if (drive == null) throw new Unreadable("no-drive-answered");
    return new Report(
        FORMAT,
        "smartctl",
        version(root),
        Host.UNKNOWN,
        Machine.of(List.of(drive)),
        findings(root, drive));
  }

  private static @org.jspecify.annotations.Nullable String version(JsonNode root) {
    var parts = new ArrayList<String>();
    for (var part : root.path("smartctl").path("version")) parts.add(part.asString(""));
    return Values.clean(String.join(".", parts));
  }

  static List<String> findings(JsonNode root, SeenDrive drive) {
    var findings = new ArrayList<String>();
    var health = drive.health();
    if (health != null && Boolean.FALSE.equals(health.passed())) findings.add("smart-failed");
    if (health != null && health.passed() == null) findings.add("smart-unknown");
    if (drive.serial() == null) findings.add("drive-without-serial");
    if ("USB".equals(drive.bus())) findings.add("usb-bridge");
    return findings;
  }
}
