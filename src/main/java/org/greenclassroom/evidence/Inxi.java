package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of inxi, whose keys carry their order: {@code 000#1#0#Machine}. Only the machine and its
 * drives are kept: other sections hold users, addresses and software.
 */
final class Inxi {
  private static final Set<String> MACHINE =
      Set.of(
          "type", "system", "product", "v", "serial", "mobo", "model", "part-nu", "uuid",
          "chassis");

  private static final Set<String> DRIVES =
      Set.of("id", "vendor", "model", "size", "serial", "tech", "type", "wwn");

  private final ObjectNode machine = JsonNodeFactory.instance.objectNode();
  private final ArrayNode drives = JsonNodeFactory.instance.arrayNode();

  private Inxi() {}

  static Inxi of(JsonNode sections) {
    var inxi = new Inxi();
    for (var section : Values.each(sections))
      for (var field : section.properties())
        for (var line : Values.each(field.getValue())) inxi.take(name(field.getKey()), line);
    return inxi;
  }

  private void take(String section, JsonNode line) {
    if (section.equals("machine")) {
      // The board's serial number follows the computer's under the same name.
      boolean board = false;
      for (var field : line.properties()) {
        var name = name(field.getKey());
        board |= name.equals("mobo");
        var key = board ? "board-" + name : name;
        if ((MACHINE.contains(name) || name.equals("board-serial"))
            && field.getValue().isValueNode()
            && !machine.has(key)) machine.set(key, field.getValue());
      }
    } else if (section.equals("drives")) {
      var drive = JsonNodeFactory.instance.objectNode();
      for (var field : line.properties()) {
        var name = name(field.getKey());
        if (DRIVES.contains(name) && field.getValue().isValueNode() && !drive.has(name))
          drive.set(name, field.getValue());
      }
      if (drive.has("id")) drives.add(drive);
    }
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('#') + 1).strip().toLowerCase(Locale.ROOT);
  }

  JsonNode kept() {
    return JsonNodeFactory.instance.objectNode().set("Machine", machine).set("Drives", drives);
  }

  Host host() {
    return new Host(
        Values.name(Values.text(machine, "system")),
        Values.name(Values.text(machine, "product")),
        Values.serial(root(Values.text(machine, "serial"))),
        Placeholders.uuid(Values.text(machine, "uuid")),
        Values.serial(root(Values.text(machine, "board-serial"))),
        null,
        null,
        Values.kind(Values.text(machine, "type")));
  }

  /** What inxi says when it was not run by root. */
  private static @Nullable String root(@Nullable String serial) {
    return serial == null || serial.startsWith("<") ? null : serial;
  }

  List<SeenDrive> drives() {
    var all = new ArrayList<SeenDrive>();
    for (var drive : drives) {
      var id = Values.text(drive, "id");
      var words = id + " " + Values.text(drive, "tech") + " " + Values.text(drive, "type") + " ";
      var lower = words.toLowerCase(Locale.ROOT);
      var size = Values.text(drive, "size");
      all.add(
          new SeenDrive(
              id,
              Values.name(Values.text(drive, "vendor")),
              Values.name(Values.text(drive, "model")),
              Values.serial(root(Values.text(drive, "serial"))),
              Values.bytes(size, size != null && size.contains("iB") ? 1024 : 1000),
              Inventory.bus(lower),
              Inventory.kind(lower),
              Values.text(drive, "wwn"),
              null));
    }
    return all;
  }
}
