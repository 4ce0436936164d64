package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A snapshot whose Workbench had already sorted its findings into components: with {@code @type} in
 * 2015 to 2018, with {@code type} in versions 11 and 12.
 */
final class EreuseSnapshot {
  private static final Allowed ALLOWED =
      Allowed.of(
          """
          : @type type version software snapshotSoftware date endTime elapsed
          device: @type type manufacturer model serialNumber version sku chassis
          components: @type type manufacturer model serialNumber size speed cores numberOfCores threads interface format variant technology productionDate resolutionWidth resolutionHeight biosDate
          components.erasure: @type startingTime endingTime success cleanWithZeros secureRandomSteps
          components.erasure.steps: @type startingTime endingTime success
          components.actions: type severity startTime endTime size voltage cycleCount health status assessment lifetime reallocatedSectorCount powerCycleCount
          components.actions.steps: type severity startTime endTime
          components.test: @type error status lifetime assessment reallocatedSectorCount
          """);

  /** Components whose serial number is none of a computer's part, or is a network address. */
  private static final Set<String> DROPPED =
      Set.of("NetworkAdapter", "SoundCard", "OpticalDrive", "Camera", "SimCard");

  private final JsonNode root;
  private final boolean old;
  private final List<Machine.Cpu> cpus = new ArrayList<>();
  private final List<Machine.Bank> banks = new ArrayList<>();
  private final List<SeenDrive> drives = new ArrayList<>();
  private final List<Machine.Battery> batteries = new ArrayList<>();
  private final List<Machine.Screen> screens = new ArrayList<>();
  private final List<DriveReading> readings = new ArrayList<>();
  private @Nullable String board;

  private EreuseSnapshot(JsonNode root) {
    this.root = root;
    this.old = root.has("@type");
  }

  static ObjectNode reduced(JsonNode root) {
    var kept = ALLOWED.reduced(root);
    var components = JsonNodeFactory.instance.arrayNode();
    for (var component : kept.path("components"))
      if (!DROPPED.contains(type(component))) components.add(component);
    kept.set("components", components);
    return kept;
  }

  /** The address of the first wired card; of the snapshot as it came. */
  static @Nullable String mac(JsonNode root) {
    for (var component : Values.each(root.path("components"))) {
      var model = Values.text(component, "model");
      var words = model == null ? "" : model.toLowerCase(Locale.ROOT);
      if (!type(component).equals("NetworkAdapter")
          || Boolean.TRUE.equals(Values.flag(component, "wireless"))
          || words.matches(".*(wireless|wi-?fi|802\\.11|wlan).*")) continue;
      var mac = Macs.real(Values.text(component, "serialNumber"));
      if (mac != null) return mac;
    }
    return null;
  }

  static String type(JsonNode node) {
    var type = EreuseErasure.either(node, "@type", "type");
    return type == null ? "" : type;
  }

  static Report report(JsonNode reduced, @Nullable String mac) {
    var snapshot = new EreuseSnapshot(reduced);
    for (var component : Values.each(reduced.path("components"))) snapshot.take(component);
    var host = snapshot.host();
    var machine = snapshot.machine();
    if (host.equals(Host.UNKNOWN) && machine.saysNothing()) throw new Unreadable("says-nothing");
    return new Report(
        snapshot.old ? "ereuse-2015" : "ereuse-11",
        "eReuse Workbench",
        Values.text(reduced, "version"),
        host,
        machine,
        snapshot.readings,
        List.of(),
        Json.write(reduced),
        mac);
  }

  private Host host() {
    var device = root.path("device");
    return new Host(
        Values.name(Values.text(device, "manufacturer")),
        Values.name(Values.text(device, "model")),
        Values.serial(Values.text(device, "serialNumber")),
        null,
        board,
        null,
        null,
        kind(device));
  }

  private static @Nullable DeviceKind kind(JsonNode device) {
    for (var word : new String[] {"chassis", "type", "@type"}) {
      var kind = Values.kind(Values.text(device, word));
      if (kind != null) return kind;
    }
    return null;
  }

  private Machine machine() {
    return new Machine(
        cpus, Dmidecode.sum(banks), banks, drives, batteries, screens, null, null, null);
  }

  private void take(JsonNode component) {
    var maker = Values.name(Values.text(component, "manufacturer"));
    var model = Values.name(Values.text(component, "model"));
    var serial = Values.serial(Values.text(component, "serialNumber"));
    switch (type(component)) {
      case "Motherboard" -> board = serial;
      case "Processor" -> {
        if (model != null)
          cpus.add(new Machine.Cpu(model, cores(component), threads(component), null));
      }
      case "RamModule" ->
          banks.add(
              new Machine.Bank(
                  Values.times(Values.number(component, "size"), 1L << 20),
                  serial,
                  Values.name(Values.text(component, "interface")),
                  maker,
                  null));
      case "HardDrive", "SolidStateDrive", "DataStorage" -> drive(component, maker, model, serial);
      case "Battery" -> battery(component, maker, model, serial);
      case "Display" ->
          screens.add(new Machine.Screen(maker, model, serial, year(component), null, null));
      default -> {}
    }
  }

  private static @Nullable Integer cores(JsonNode component) {
    var cores = Values.small(component, "cores");
    return cores == null ? Values.small(component, "numberOfCores") : cores;
  }

  private static @Nullable Integer threads(JsonNode component) {
    return Values.small(component, "threads");
  }

  private static @Nullable Integer year(JsonNode component) {
    return Values.small(Values.number(Values.text(component, "productionDate")));
  }

  private void drive(
      JsonNode component, @Nullable String maker, @Nullable String model, @Nullable String serial) {
    var bus = Values.text(component, "interface");
    var size = Values.real(component, "size");
    // Megabytes: of 1024 x 1024 in the old ones, of a thousand thousand in the newer ones.
    double unit = old ? 1 << 20 : 1_000_000;
    var drive =
        new SeenDrive(
            null,
            maker,
            model,
            serial,
            size == null || size <= 0 || size > 1e12 ? null : (Long) Math.round(size * unit),
            bus == null ? null : bus.toUpperCase(Locale.ROOT),
            type(component).equals("SolidStateDrive")
                ? SeenDrive.Kind.SSD
                : type(component).equals("HardDrive") ? SeenDrive.Kind.HDD : null,
            null,
            health(component));
    drives.add(drive);
    readings.addAll(EreuseErasure.of(component, drive));
  }

  private static SeenDrive.@Nullable Health health(JsonNode component) {
    for (var each : Values.each(component.path("actions"))) {
      if (!"TestDataStorage".equals(Values.text(each, "type"))) continue;
      var severity = Values.text(each, "severity");
      var assessment = Values.flag(each, "assessment");
      return new SeenDrive.Health(
          assessment != null
              ? assessment
              : severity == null ? null : (Boolean) severity.equals("Info"),
          Values.number(each, "lifetime"),
          Values.number(each, "reallocatedSectorCount"),
          null,
          null,
          texts(Values.text(each, "status")));
    }
    var test = component.path("test");
    var failed = Values.flag(test, "error");
    return failed == null
        ? null
        : new SeenDrive.Health(
            !failed.booleanValue(),
            Values.number(test, "lifetime"),
            Values.number(test, "reallocatedSectorCount"),
            null,
            null,
            texts(Values.text(test, "status")));
  }

  private static List<String> texts(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  /** Workbench measures in mAh and mV. */
  private void battery(
      JsonNode component, @Nullable String maker, @Nullable String model, @Nullable String serial) {
    @Nullable Long voltage = null;
    @Nullable Long now = null;
    @Nullable Integer cycles = null;
    @Nullable String health = null;
    for (var each : Values.each(component.path("actions"))) {
      if (!"MeasureBattery".equals(Values.text(each, "type"))) continue;
      voltage = Values.number(each, "voltage");
      now = Values.number(each, "size");
      cycles = Values.small(each, "cycleCount");
      health = Values.text(each, "health");
    }
    batteries.add(
        new Machine.Battery(
            maker,
            model,
            serial,
            energy(Values.number(component, "size"), voltage),
            energy(now, voltage),
            cycles,
            health));
  }

  private static @Nullable Long energy(@Nullable Long milliamps, @Nullable Long millivolts) {
    if (milliamps == null || millivolts == null || milliamps <= 0 || millivolts <= 0) return null;
    if (milliamps > 1_000_000 || millivolts > 1_000_000) return null;
    return milliamps * millivolts / 1000;
  }
}
