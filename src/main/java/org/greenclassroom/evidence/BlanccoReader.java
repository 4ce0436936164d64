package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Blancco's XML report. No real sample is public: the structure was taken from programs that read
 * it, so that what is read here is shown and never proves anything.
 */
@Component
final class BlanccoReader implements Reader {
  static final String FORMAT = "blancco-xml";

  @Override
  public boolean recognises(Content content) {
    var root = content.xml();
    return root != null && find(root, "blancco_data") != null;
  }

  @Override
  public Report read(Content content) {
    var data = Objects.requireNonNull(find(Objects.requireNonNull(content.xml()), "blancco_data"));
    var hardware = find(data, "blancco_hardware_report");
    var drives = new LinkedHashMap<String, SeenDrive>();
    var host = Host.UNKNOWN;
    if (hardware != null) {
      host = host(hardware);
      var disks = new ArrayList<Element>();
      entries(hardware, "disk", disks);
      for (var disk : disks)
        drives.putIfAbsent(String.valueOf(entry(disk, "id")) + drives.size(), drive(disk));
    }
    var readings = new ArrayList<DriveReading>();
    var erasures = new ArrayList<Element>();
    var report = find(data, "blancco_erasure_report");
    if (report != null) entries(report, "erasure", erasures);
    for (var erasure : erasures) readings.add(reading(erasure, drives));
    if (readings.isEmpty() && drives.isEmpty() && host.equals(Host.UNKNOWN))
      throw new Unreadable("says-nothing");
    return new Report(
        FORMAT,
        "Blancco",
        null,
        host,
        Machine.of(List.copyOf(drives.values())),
        readings,
        List.of("unverified-format"),
        null,
        null);
  }

  private static Host host(Element hardware) {
    var systems = new ArrayList<Element>();
    entries(hardware, "system", systems);
    if (systems.isEmpty()) return Host.UNKNOWN;
    var system = systems.getFirst();
    return new Host(
        Values.name(entry(system, "manufacturer")),
        Values.name(entry(system, "model")),
        Values.serial(entry(system, "serial")),
        Placeholders.uuid(entry(system, "uuid")),
        null,
        null,
        null,
        Values.kind(entry(system, "chassis_type")));
  }

  private static SeenDrive drive(Element disk) {
    var bus = entry(disk, "interface_type");
    var capacity = entry(disk, "capacity");
    return new SeenDrive(
        null,
        Values.name(entry(disk, "vendor")),
        Values.name(entry(disk, "model")),
        Values.serial(entry(disk, "serial")),
        Values.bytes(capacity, 1000),
        bus == null ? null : bus.toUpperCase(Locale.ROOT),
        Inventory.kind((bus + " " + entry(disk, "type")).toLowerCase(Locale.ROOT)),
        null,
        null);
  }

  private static DriveReading reading(Element erasure, Map<String, SeenDrive> drives) {
    var target = new ArrayList<Element>();
    entries(erasure, "target", target);
    var stated = target.isEmpty() ? SeenDrive.NAMELESS : drive(target.getFirst());
    var drive =
        drives.values().stream()
            .filter(each ->
                each.serial() != null
                    && stated.serial() != null
                    && Match.same(each.serial(), stated.serial()))
            .findFirst()
            .orElse(stated);
    var state = entry(erasure, "state");
    var lower = state == null ? "" : state.toLowerCase(Locale.ROOT);
    return Runs.reading(
        drive,
        entry(erasure, "erasure_standard_name"),
        0,
        0,
        0,
        Runs.time(entry(erasure, "start_time")),
        Runs.time(entry(erasure, "end_time")),
        state,
        lower.contains("fail")
            ? Reason.FAILED_BY_TOOL
            : lower.startsWith("success") ? Reason.UNVERIFIED_FORMAT : Reason.NO_RESULT,
        List.of());
  }

  /** Every {@code entries} of this name, wherever it stands. */
  private static void entries(Element element, String name, List<Element> found) {
    for (var child : element.children) {
      if (child.name.equals("entries") && name.equals(child.attributes.get("name"))) {
        if (found.size() < 256) found.add(child);
      } else {
        entries(child, name, found);
      }
    }
  }

  private static @Nullable String entry(Element entries, String name) {
    for (var child : entries.children)
      if (child.name.equals("entry") && name.equals(child.attributes.get("name")))
        return Values.clean(child.text());
    return null;
  }

  private static @Nullable Element find(Element element, String name) {
    if (element.name.equals(name)) return element;
    for (var child : element.children) {
      var found = find(child, name);
      if (found != null) return found;
    }
    return null;
  }
}
