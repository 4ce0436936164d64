package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of an inventory as GLPI's, FusionInventory's and OCS' agents write it: the same
 * fields in JSON and, in capitals, in XML. Read from what may be kept, so that nothing else can get
 * into any row.
 */
final class Inventory {
  static final Allowed ALLOWED =
      Allowed.of(
          """
          : action itemtype partial tag query
          content: versionclient
          content.versionprovider: name version
          content.bios: ssn smanufacturer smodel msn mmanufacturer mmodel enclosureserial assettag skunumber bdate bmanufacturer bversion type
          content.hardware: uuid chassis_type memory vmsystem osname osversion
          content.cpus: name manufacturer core cores thread speed arch type
          content.memories: capacity serialnumber type speed manufacturer description numslots model
          content.storages: name serial serialnumber model manufacturer disksize interface type description firmware wwn
          content.batteries: capacity real_capacity serial date manufacturer name chemistry voltage cycles
          content.monitors: serial altserial manufacturer caption name base64
          content.drives: free total filesystem
          content.operatingsystem: name version full_name arch boot_time kernel_name kernel_version
          """);

  private final JsonNode content;

  private Inventory(JsonNode content) {
    this.content = content;
  }

  /** Is it about a computer, and not about a printer, a phone or a switch? */
  static void checkItem(JsonNode root) {
    var item = Values.text(root, "itemtype");
    var action = Values.text(root, "action");
    if (action == null) action = Values.text(root, "query");
    var about = action == null ? "inventory" : action.toLowerCase(Locale.ROOT);
    if (item != null && !item.equalsIgnoreCase("computer") || !about.equals("inventory"))
      throw new Unreadable("not-a-computer");
  }

  static Report read(JsonNode root, String format, String kept, @Nullable String mac) {
    var reading = new Inventory(root.path("content"));
    var agent = Values.text(reading.content, "versionclient");
    var findings = new ArrayList<String>();
    if (Boolean.TRUE.equals(Values.flag(root, "partial"))) findings.add("partial");
    var machine = reading.machine(agent);
    var host = reading.host();
    if (machine.saysNothing() && host.equals(Host.UNKNOWN)) throw new Unreadable("says-nothing");
    return new Report(format, tool(format), agent, host, machine, List.of(), findings, kept, mac);
  }

  private static String tool(String format) {
    return switch (format) {
      case "fusioninventory-xml" -> "FusionInventory";
      case "ocs-xml" -> "OCS Inventory";
      default -> "GLPI agent";
    };
  }

  private Host host() {
    var bios = content.path("bios");
    var hardware = content.path("hardware");
    var chassis = Values.text(hardware, "chassis_type");
    return new Host(
        Values.name(Values.text(bios, "smanufacturer")),
        Values.name(Values.text(bios, "smodel")),
        Values.serial(Values.text(bios, "ssn")),
        Placeholders.uuid(Values.text(hardware, "uuid")),
        Values.serial(Values.text(bios, "msn")),
        Values.serial(Values.text(bios, "enclosureserial")),
        Values.serial(Values.text(bios, "assettag")),
        Values.kind(chassis == null ? Values.text(bios, "type") : chassis));
  }

  private Machine machine(@Nullable String agent) {
    var system = content.path("operatingsystem");
    var hardware = content.path("hardware");
    var full = Values.text(system, "full_name");
    if (full == null) full = Values.text(system, "name");
    if (full == null) full = Values.text(hardware, "osname");
    var version = Values.text(system, "version");
    if (version == null) version = Values.text(system, "kernel_version");
    if (version == null) version = Values.text(hardware, "osversion");
    return new Machine(
        cpus(),
        Values.times(Values.number(hardware, "memory"), 1L << 20),
        banks(),
        drives(),
        batteries(),
        screens(),
        full,
        version,
        agent);
  }

  private List<Machine.Cpu> cpus() {
    var cpus = new ArrayList<Machine.Cpu>();
    for (var cpu : Values.each(content.path("cpus"))) {
      var name = Values.name(Values.text(cpu, "name"));
      if (name == null) name = Values.name(Values.text(cpu, "type"));
      if (name == null) continue;
      var cores = Values.small(cpu, "core");
      if (cores == null) cores = Values.small(cpu, "cores");
      cpus.add(
          new Machine.Cpu(name, cores, Values.small(cpu, "thread"), Values.small(cpu, "speed")));
    }
    return cpus;
  }

  private List<Machine.Bank> banks() {
    var banks = new ArrayList<Machine.Bank>();
    for (var bank : Values.each(content.path("memories"))) {
      var bytes = Values.times(Values.number(bank, "capacity"), 1L << 20);
      if (bytes == null) continue;
      banks.add(
          new Machine.Bank(
              bytes,
              Values.serial(Values.text(bank, "serialnumber")),
              Values.name(Values.text(bank, "type")),
              Values.name(Values.text(bank, "manufacturer")),
              Values.text(bank, "numslots")));
    }
    return banks;
  }

  private List<SeenDrive> drives() {
    var drives = new ArrayList<SeenDrive>();
    for (var drive : Values.each(content.path("storages"))) {
      var model = Values.name(Values.text(drive, "model"));
      var all = words(drive, "type", "description", "interface", "model", "name");
      if (all.matches(".*(cd-?rom|dvd|cd/dvd|blu-?ray|floppy|removable|card ?reader|tape).*"))
        continue;
      var serial = Values.text(drive, "serial");
      if (serial == null) serial = Values.text(drive, "serialnumber");
      var bytes = Values.times(Values.number(drive, "disksize"), 1_000_000);
      serial = Values.serial(serial);
      if (bytes == null && serial == null && model == null) continue;
      drives.add(
          new SeenDrive(
              Values.text(drive, "name"),
              Values.name(maker(Values.text(drive, "manufacturer"))),
              model,
              serial,
              bytes,
              bus(all),
              kind(all),
              Values.text(drive, "wwn"),
              null));
    }
    return drives;
  }

  /** Windows says "(Standard disk drives)" where it does not know. */
  private static @Nullable String maker(@Nullable String text) {
    return text == null || text.startsWith("(") ? null : text;
  }

  private static String words(JsonNode node, String... fields) {
    var words = new StringBuilder();
    for (var field : fields) words.append(Values.text(node, field)).append(' ');
    return words.toString().toLowerCase(Locale.ROOT);
  }

  static @Nullable String bus(String words) {
    if (words.contains("usb")) return "USB";
    if (words.contains("nvme")) return "NVME";
    if (words.contains("mmc")) return "MMC";
    if (words.contains("sata") || words.contains("ata ")) return "ATA";
    if (words.contains("ide ")) return "IDE";
    return words.contains("scsi") || words.contains("sas ") ? "SCSI" : null;
  }

  static SeenDrive.@Nullable Kind kind(String words) {
    if (words.contains("nvme")) return SeenDrive.Kind.NVME;
    if (words.contains("mmcblk") || words.contains("emmc")) return SeenDrive.Kind.EMMC;
    if (words.contains("ssd") || words.contains("solid")) return SeenDrive.Kind.SSD;
    return words.contains("hdd") || words.contains("rpm") ? SeenDrive.Kind.HDD : null;
  }

  private List<Machine.Battery> batteries() {
    var batteries = new ArrayList<Machine.Battery>();
    for (var battery : Values.each(content.path("batteries")))
      batteries.add(
          new Machine.Battery(
              Values.name(Values.text(battery, "manufacturer")),
              Values.name(Values.text(battery, "name")),
              Values.serial(Values.text(battery, "serial")),
              milliwatthours(Values.text(battery, "capacity")),
              milliwatthours(Values.text(battery, "real_capacity")),
              Values.small(battery, "cycles"),
              null));
    return batteries;
  }

  /**
   * Bare numbers are mWh by the schema; old agents wrote mAh, which no laptop's mWh is as low as.
   */
  private static @Nullable Long milliwatthours(@Nullable String text) {
    var value = Values.decimal(text);
    if (text == null || value == null) return null;
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("mah")) return null;
    if (lower.contains("wh") && !lower.contains("mwh")) return Math.round(value * 1000);
    return value < 8_000 || value > 1e9 ? null : (Long) Math.round(value);
  }

  private List<Machine.Screen> screens() {
    var screens = new ArrayList<Machine.Screen>();
    for (var monitor : Values.each(content.path("monitors"))) {
      var edid = edid(monitor.path("base64"));
      var maker = Values.name(Values.text(monitor, "manufacturer"));
      var model = Values.name(Values.text(monitor, "caption"));
      var serial = Values.serial(Values.text(monitor, "serial"));
      screens.add(
          new Machine.Screen(
              maker != null || edid == null ? maker : edid.maker(),
              model != null || edid == null ? model : edid.model(),
              serial != null || edid == null ? serial : edid.serial(),
              edid == null ? null : edid.year(),
              edid == null ? null : edid.widthMm(),
              edid == null ? null : edid.heightMm()));
    }
    return screens;
  }

  private static Machine.@Nullable Screen edid(JsonNode base64) {
    if (!base64.isString() || base64.stringValue().length() > 4096) return null;
    try {
      var bytes =
          Base64.getMimeDecoder()
              .decode(base64.stringValue().getBytes(StandardCharsets.ISO_8859_1));
      return Edid.isEdid(bytes) ? Edid.screen(bytes) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** The address of the first wired card that sits on the board; of the file as it came. */
  static @Nullable String mac(JsonNode content) {
    for (var card : Values.each(content.path("networks"))) {
      var type = Values.text(card, "type");
      var virtual = Values.text(card, "virtualdev");
      var place = words(card, "pciid", "pcislot", "pnpdeviceid");
      boolean onBoard =
          Values.text(card, "pciid") != null
              || Values.text(card, "pcislot") != null
              || place.contains("pci\\");
      if (!"ethernet".equals(type) || "1".equals(virtual) || "true".equals(virtual) || !onBoard)
        continue;
      var mac = Values.text(card, "mac");
      if (mac == null) mac = Values.text(card, "macaddr");
      var real = Macs.real(mac);
      if (real != null) return real;
    }
    return null;
  }
}
