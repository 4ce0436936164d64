package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One snapshot made of raw outputs. Each part is read by the rules of its own tool; what the parts
 * say of one computer is put together, the firmware's word before lshw's, a drive's own word before
 * both.
 */
final class EreuseScript {
  private static final Allowed HEAD =
      Allowed.of(": type timestamp uuid software version schema_api");

  private final JsonNode root;
  private final ObjectNode kept;
  private final ObjectNode data = JsonNodeFactory.instance.objectNode();
  private final Set<String> findings = new LinkedHashSet<>();
  private Host host = Host.UNKNOWN;
  private Machine machine = Machine.NOTHING;
  private final List<SeenDrive> drives = new ArrayList<>();
  private @Nullable String mac;

  EreuseScript(JsonNode root) {
    this.root = root;
    this.kept = HEAD.reduced(root);
    kept.set("data", data);
  }

  Report report() {
    firmware();
    drives();
    lshw();
    inxi();
    var whole =
        new Machine(
            machine.cpus(),
            machine.memory(),
            machine.banks(),
            drives,
            machine.batteries(),
            machine.screens(),
            null,
            null,
            null);
    if (host.equals(Host.UNKNOWN) && whole.saysNothing()) throw new Unreadable("says-nothing");
    return new Report(
        "workbench-script".equals(Values.text(root, "software")) ? "ereuse-script" : "ereuse-lite",
        "eReuse Workbench",
        Values.text(root, "version"),
        host,
        whole,
        List.of(),
        List.copyOf(findings),
        Json.write(kept),
        mac);
  }

  private void firmware() {
    var text = root.path("data").path("dmidecode");
    if (!text.isString() || !Dmidecode.isDmidecode(text.stringValue())) return;
    data.set("dmidecode", text);
    var dmidecode = Dmidecode.of(text.stringValue());
    host = dmidecode.host();
    machine = dmidecode.machine();
  }

  /** Two generations: a list under "smart", or a list inside a string under "smartctl". */
  private void drives() {
    for (var name : List.of("smartctl", "smart")) {
      var list = embedded(name);
      if (list == null) continue;
      data.set(name, list);
      for (var each : Values.each(list)) {
        if (!Smartctl.isSmartctl(each)) continue;
        var drive = Smartctl.drive(each);
        if (drive == null) {
          findings.add("drive-silent");
        } else {
          drives.add(drive);
          findings.addAll(SmartctlReader.findings(each, drive));
        }
      }
    }
  }

  private void lshw() {
    var tree = embedded("lshw");
    var node = tree == null ? null : Lshw.root(tree);
    if (node == null) return;
    var reduced = Lshw.reduced(node);
    data.set("lshw", reduced);
    mac = Lshw.mac(node);
    Report said;
    try {
      said = Lshw.report(reduced, "lshw-json", "", null);
    } catch (Unreadable _) {
      return;
    }
    host = either(host, said.host());
    if (machine.saysNothing()) machine = said.machine();
    for (var drive : said.machine().drives())
      if (drives.stream().noneMatch(known -> isSame(known, drive))) drives.add(drive);
  }

  /** A stick that SMART cannot reach stays known by lshw; a drive both name is one drive. */
  private static boolean isSame(SeenDrive one, SeenDrive other) {
    if (one.serial() != null && other.serial() != null)
      return Match.same(one.serial(), other.serial());
    return one.name() != null && one.name().equals(other.name())
        || Objects.equals(one.bytes(), other.bytes());
  }

  private void inxi() {
    var sections = embedded("inxi");
    if (sections == null) return;
    var inxi = Inxi.of(sections);
    data.set("inxi", inxi.kept());
    host = either(host, inxi.host());
    if (drives.isEmpty()) drives.addAll(inxi.drives());
  }

  /** A part that is a tree, or a string that holds one. */
  private @Nullable JsonNode embedded(String name) {
    var part = root.path("data").path(name);
    if (part.isObject() || part.isArray()) return part;
    if (!part.isString() || part.stringValue().isBlank()) return null;
    try {
      return Json.parse(part.stringValue());
    } catch (Unreadable _) {
      findings.add("part-unreadable");
      return null;
    }
  }

  private static Host either(Host one, Host other) {
    return new Host(
        or(one.maker(), other.maker()),
        or(one.model(), other.model()),
        or(one.serial(), other.serial()),
        or(one.uuid(), other.uuid()),
        or(one.board(), other.board()),
        or(one.chassis(), other.chassis()),
        or(one.label(), other.label()),
        one.kind() == null ? other.kind() : one.kind());
  }

  private static @Nullable String or(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
