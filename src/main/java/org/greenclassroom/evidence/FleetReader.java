package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One host as Fleet answers it, or osquery's system_info: both under the same field names. */
@Component
final class FleetReader implements Reader {
  private static final Allowed ALLOWED =
      Allowed.of(
          """
          host: uuid hardware_serial hardware_vendor hardware_model hardware_version memory cpu_type cpu_brand cpu_physical_cores cpu_logical_cores platform os_version osquery_version gigs_disk_space_available percent_disk_space_available seen_time uptime disk_encryption_enabled
          host: board_serial board_vendor board_model physical_memory
          host.batteries: cycle_count health
          """);

  @Override
  public boolean recognises(Content content) {
    return host(content.json()) != null;
  }

  /** {"host": {...}}, the bare row, or a list of one row. */
  private static @Nullable JsonNode host(JsonNode root) {
    var row = root.isArray() && root.size() == 1 ? root.path(0) : root;
    var host = row.path("host").isObject() ? row.path("host") : row;
    return host.has("hardware_serial") && host.has("hardware_vendor") ? host : null;
  }

  /** Its primary address may be a wireless card's or a container's: it is dropped, not hashed. */
  @Override
  public Report read(Content content) {
    var nodes = JsonNodeFactory.instance;
    var came = Objects.requireNonNull(host(content.json()));
    boolean fleet = content.json().path("host").isObject();
    var reduced = ALLOWED.reduced(nodes.objectNode().set("host", came));
    var row = reduced.path("host");
    var host =
        new Host(
            Values.name(Values.text(row, "hardware_vendor")),
            Values.name(Values.text(row, "hardware_model")),
            Values.serial(Values.text(row, "hardware_serial")),
            Placeholders.uuid(Values.text(row, "uuid")),
            Values.serial(Values.text(row, "board_serial")),
            null,
            null,
            null);
    return new Report(
        fleet ? "fleet-json" : "osquery-json",
        fleet ? "Fleet" : "osquery",
        Values.text(row, "osquery_version"),
        host,
        machine(row),
        List.of(),
        List.of(),
        Json.write(fleet ? reduced : row),
        null);
  }

  private static Machine machine(JsonNode row) {
    var cpu = Values.name(Values.text(row, "cpu_brand"));
    var memory = Values.number(row, "memory");
    if (memory == null) memory = Values.number(row, "physical_memory");
    var batteries = new ArrayList<Machine.Battery>();
    for (var each : Values.each(row.path("batteries")))
      batteries.add(
          new Machine.Battery(
              null,
              null,
              null,
              null,
              null,
              Values.small(each, "cycle_count"),
              Values.text(each, "health")));
    return new Machine(
        cpu == null
            ? List.of()
            : List.of(
                new Machine.Cpu(
                    cpu,
                    Values.small(row, "cpu_physical_cores"),
                    Values.small(row, "cpu_logical_cores"),
                    null)),
        memory == null || memory <= 0 ? null : memory,
        List.of(),
        List.of(),
        batteries,
        List.of(),
        Values.text(row, "os_version"),
        null,
        null);
  }
}
