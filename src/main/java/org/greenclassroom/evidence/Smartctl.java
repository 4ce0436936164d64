package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code smartctl --json} says of one drive. */
final class Smartctl {
  private Smartctl() {}

  static boolean isSmartctl(JsonNode node) {
    return node.path("smartctl").isObject()
        || node.path("device").path("protocol").isString() && node.has("model_name");
  }

  /** The drive, or null where none answered: a USB bridge that lets nothing through. */
  static @Nullable SeenDrive drive(JsonNode node) {
    var model = first(node, "model_name", "scsi_model_name", "product", "scsi_product");
    var stated = Values.text(node, "serial_number");
    var bytes = bytes(node);
    if (model == null && stated == null && bytes == null) return null;
    var protocol = Values.text(node, "device", "protocol");
    var type = Values.text(node, "device", "type");
    boolean usb = isUsb(type);
    var serial = Values.serial(stated);
    return new SeenDrive(
        Values.text(node, "device", "name"),
        Values.name(first(node, "vendor", "scsi_vendor")),
        Values.name(model),
        usb && Placeholders.isBridge(serial) ? null : serial,
        bytes,
        usb ? "USB" : protocol == null ? null : protocol.toUpperCase(Locale.ROOT),
        kind(node, protocol),
        wwn(node.path("wwn")),
        health(node));
  }

  private static boolean isUsb(@Nullable String type) {
    return type != null
        && (type.startsWith("usb") || type.startsWith("snt") && !type.startsWith("sntnvme"));
  }

  private static @Nullable String first(JsonNode node, String... fields) {
    for (var field : fields) {
      var text = Values.text(node, field);
      if (text != null) return text;
    }
    return null;
  }

  private static @Nullable Long bytes(JsonNode node) {
    var bytes = Values.number(node, "user_capacity", "bytes");
    if (bytes == null) bytes = Values.number(node, "nvme_total_capacity");
    if (bytes == null)
      for (var each : Values.each(node.path("nvme_namespaces")))
        if (bytes == null) bytes = Values.number(each, "size", "bytes");
    return bytes == null || bytes <= 0 ? null : bytes;
  }

  private static SeenDrive.@Nullable Kind kind(JsonNode node, @Nullable String protocol) {
    if ("NVMe".equals(protocol)) return SeenDrive.Kind.NVME;
    var rotation = Values.number(node, "rotation_rate");
    if (rotation == null) return null;
    return rotation == 0 ? SeenDrive.Kind.SSD : SeenDrive.Kind.HDD;
  }

  private static @Nullable String wwn(JsonNode wwn) {
    var naa = Values.number(wwn, "naa");
    var oui = Values.number(wwn, "oui");
    var id = Values.number(wwn, "id");
    return naa == null || oui == null || id == null ? null : "%x%06x%09x".formatted(naa, oui, id);
  }

  private static SeenDrive.Health health(JsonNode node) {
    Long reallocated = Values.number(node, "scsi_grown_defect_list");
    for (var each : Values.each(node.path("ata_smart_attributes").path("table"))) {
      var id = Values.number(each, "id");
      if (id != null && id == 5) reallocated = Values.number(each, "raw", "value");
    }
    var messages = new ArrayList<String>();
    for (var each : Values.each(node.path("smartctl").path("messages"))) {
      var text = Values.text(each, "string");
      if (text != null && messages.size() < 10) messages.add(text);
    }
    return new SeenDrive.Health(
        Values.flag(node, "smart_status", "passed"),
        Values.number(node, "power_on_time", "hours"),
        reallocated,
        Values.small(node.path("nvme_smart_health_information_log"), "percentage_used"),
        Values.small(node, "smartctl", "exit_status"),
        messages);
  }
}
