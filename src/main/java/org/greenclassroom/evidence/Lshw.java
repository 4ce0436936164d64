package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tree of nodes that lshw prints, whether as JSON or as XML. */
final class Lshw {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Nodes whose own fields are kept. All others stay as mere branches, or fall away. */
  private static final Set<String> CLASSES =
      Set.of("system", "bus", "memory", "processor", "disk", "storage", "power");

  private static final List<String> FIELDS =
      List.of(
          "description",
          "product",
          "vendor",
          "version",
          "serial",
          "physid",
          "businfo",
          "slot",
          "units",
          "size",
          "capacity");

  private static final List<String> SETTINGS =
      List.of("uuid", "chassis", "family", "sku", "cores", "threads", "voltage", "driver");

  private static final Pattern TYPE = Pattern.compile("\\b(LP)?DDR\\d?[A-Z]?\\b|\\bSDRAM\\b");

  private final List<Machine.Cpu> cpus = new ArrayList<>();
  private final List<Machine.Bank> banks = new ArrayList<>();
  private final List<SeenDrive> drives = new ArrayList<>();
  private final List<Machine.Battery> batteries = new ArrayList<>();
  private @Nullable Long memory;
  private @Nullable String board;

  private Lshw() {}

  /** The root node; newer versions put it into a list. */
  static @Nullable JsonNode root(JsonNode tree) {
    var root = tree.isArray() && tree.size() == 1 ? tree.path(0) : tree;
    return root.path("id").isString() && root.path("class").isString() ? root : null;
  }

  /** The node with what may be kept: no network, no volume, no name of the computer. */
  static ObjectNode reduced(JsonNode root) {
    var kept = kept(root);
    var node = kept == null ? NODES.objectNode() : kept;
    node.put("id", "computer");
    return node;
  }

  private static @Nullable ObjectNode kept(JsonNode node) {
    var kind = node.path("class").asString("");
    if (kind.equals("network") || kind.equals("volume")) return null;
    var kept = NODES.objectNode();
    copy(node, kept, "id");
    copy(node, kept, "class");
    boolean whole = CLASSES.contains(kind);
    if (whole) {
      for (var field : FIELDS) copy(node, kept, field);
      var settings = NODES.objectNode();
      for (var setting : SETTINGS) copy(node.path("configuration"), settings, setting);
      if (!settings.isEmpty()) kept.set("configuration", settings);
      var path = path(node.path("logicalname"));
      if (path != null) kept.put("logicalname", path);
    }
    var children = NODES.arrayNode();
    for (var child : node.path("children")) {
      var each = kept(child);
      if (each != null) children.add(each);
    }
    if (!children.isEmpty()) kept.set("children", children);
    return whole || !children.isEmpty() ? kept : null;
  }

  private static void copy(JsonNode from, ObjectNode to, String field) {
    var value = from.get(field);
    if (value != null && value.isValueNode()) to.set(field, value);
  }

  /** Mount points stand beside the device's name and may be anybody's. */
  private static @Nullable String path(JsonNode names) {
    for (var name : names.isArray() ? names : NODES.arrayNode().add(names)) {
      var text = name.asString("");
      if (text.startsWith("/dev/") && text.length() < 40) return text;
    }
    return null;
  }

  /** The address of the first wired card on the board; of the tree as it came. */
  static @Nullable String mac(JsonNode node) {
    if (node.path("class").asString("").equals("network")
        && node.path("description").asString("").startsWith("Ethernet")
        && node.path("businfo").asString("").startsWith("pci@")
        && !node.path("configuration").has("wireless")
        && !node.path("capabilities").has("wireless")) {
      var real = Macs.real(Values.text(node, "serial"));
      if (real != null) return real;
    }
    for (var child : node.path("children")) {
      var mac = mac(child);
      if (mac != null) return mac;
    }
    return null;
  }

  static Report report(JsonNode reduced, String format, String kept, @Nullable String mac) {
    var lshw = new Lshw();
    lshw.take(reduced, null, false);
    var host = lshw.host(reduced);
    var machine = lshw.machine();
    if (machine.saysNothing() && host.serial() == null && host.uuid() == null)
      throw new Unreadable("says-nothing");
    return new Report(format, "lshw", null, host, machine, List.of(), List.of(), kept, mac);
  }

  private Host host(JsonNode root) {
    var chassis = Values.text(root, "configuration", "chassis");
    return new Host(
        Values.name(Values.text(root, "vendor")),
        model(Values.text(root, "product")),
        Values.serial(Values.text(root, "serial")),
        Placeholders.uuid(Values.text(root, "configuration", "uuid")),
        board,
        null,
        null,
        Values.kind(chassis == null ? Values.text(root, "description") : chassis));
  }

  /** "Latitude E5530 (0123)": the stock number behind it is no part of the name. */
  private static @Nullable String model(@Nullable String product) {
    if (product == null) return null;
    int at = product.indexOf('(');
    return Values.name(at > 2 && product.endsWith(")") ? product.substring(0, at) : product);
  }

  private Machine machine() {
    return new Machine(
        cpus,
        memory == null ? Dmidecode.sum(banks) : memory,
        banks,
        drives,
        batteries,
        List.of(),
        null,
        null,
        null);
  }

  private void take(JsonNode node, @Nullable JsonNode parent, boolean usb) {
    var id = node.path("id").asString("");
    var isUsb = usb || node.path("businfo").asString("").startsWith("usb@");
    switch (node.path("class").asString("")) {
      case "bus" -> {
        if (id.equals("core") && board == null) board = Values.serial(Values.text(node, "serial"));
      }
      case "processor" -> processor(node, id);
      case "memory" -> memory(node, id);
      case "disk" -> disk(node, id, parent, isUsb);
      case "power" -> power(node, id);
      default -> {}
    }
    for (var child : node.path("children")) take(child, node, isUsb);
  }

  private void processor(JsonNode node, String id) {
    var name = Values.name(Values.text(node, "product"));
    if (!id.startsWith("cpu") || name == null || cpus.size() >= 64) return;
    var hertz = Values.number(node, "capacity");
    cpus.add(
        new Machine.Cpu(
            name,
            Values.small(node, "configuration", "cores"),
            Values.small(node, "configuration", "threads"),
            hertz == null ? null : Values.small((Long) (hertz / 1_000_000))));
  }

  private void memory(JsonNode node, String id) {
    var bytes = Values.number(node, "size");
    if (bytes == null || bytes <= 0) return;
    if (id.startsWith("bank")) {
      var type = TYPE.matcher(node.path("description").asString(""));
      banks.add(
          new Machine.Bank(
              bytes,
              Values.serial(Values.text(node, "serial")),
              type.find() ? type.group() : null,
              Values.name(Values.text(node, "vendor")),
              Values.text(node, "slot")));
    } else if (id.equals("memory") && memory == null) {
      memory = bytes;
    }
  }

  private void disk(JsonNode node, String id, @Nullable JsonNode parent, boolean usb) {
    var words =
        (node.path("description").asString("") + " " + node.path("logicalname").asString(""))
            .toLowerCase(Locale.ROOT);
    if (id.startsWith("cdrom") || id.startsWith("medium") || id.startsWith("volume")) return;
    if (words.matches(".*(dvd|cd-r|cd reader|cd writer|floppy|tape|rpmb|mmcblk\\d+boot).*")) return;
    var nvme = parent != null && words(parent).contains("nvme") ? parent : null;
    var serial = Values.serial(Values.text(nvme == null ? node : nvme, "serial"));
    var bytes = Values.number(node, "size");
    if (bytes != null && bytes <= 0) bytes = null;
    // A card reader without a card is a disk to lshw, with or without a serial number.
    if (bytes == null && (usb || serial == null) || drives.size() >= 256) return;
    var all = words(node) + " " + words;
    drives.add(
        new SeenDrive(
            Values.text(node, "logicalname"),
            Values.name(Values.text(nvme == null ? node : nvme, "vendor")),
            Values.name(Values.text(nvme == null ? node : nvme, "product")),
            serial,
            bytes,
            nvme != null ? "NVME" : usb ? "USB" : Inventory.bus(all),
            nvme != null ? SeenDrive.Kind.NVME : Inventory.kind(all),
            null,
            null));
  }

  private static String words(JsonNode node) {
    return (node.path("id").asString("")
            + " "
            + node.path("description").asString("")
            + " "
            + node.path("product").asString("")
            + " "
            + node.path("configuration").path("driver").asString(""))
        .toLowerCase(Locale.ROOT);
  }

  private void power(JsonNode node, String id) {
    if (!id.startsWith("battery")) return;
    batteries.add(
        new Machine.Battery(
            Values.name(Values.text(node, "vendor")),
            Values.name(Values.text(node, "product")),
            Values.serial(Values.text(node, "serial")),
            "mWh".equals(Values.text(node, "units")) ? Values.number(node, "capacity") : null,
            null,
            null,
            null));
  }
}
