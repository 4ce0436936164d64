package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text that dmidecode prints, of any age: since 2.7 "Handle 0x0001, DMI type 1, 27 bytes",
 * before that the type stood on a line of its own.
 */
final class Dmidecode {
  private static final int MOST_BLOCKS = 4096;

  private record Block(int type, Map<String, String> fields) {
    @Nullable String get(String... names) {
      for (var name : names) {
        var value = fields.get(name);
        if (value != null) return value;
      }
      return null;
    }
  }

  private final List<Block> blocks = new ArrayList<>();
  private @Nullable Long announced;
  private @Nullable String version;

  private Dmidecode() {}

  static boolean isDmidecode(String text) {
    if (text.startsWith("{") || text.startsWith("<") || text.startsWith("[")) return false;
    return (text.startsWith("Handle 0x") || text.contains("\nHandle 0x"))
        && text.contains("DMI type ");
  }

  static Dmidecode of(String text) {
    var dmidecode = new Dmidecode();
    text.lines().forEach(dmidecode::take);
    return dmidecode;
  }

  private void take(String line) {
    var text = line.strip();
    if (line.startsWith("Handle 0x")) {
      if (blocks.size() < MOST_BLOCKS) blocks.add(new Block(type(text), new LinkedHashMap<>()));
      return;
    }
    if (blocks.isEmpty()) {
      int at = text.indexOf("dmidecode ");
      if (at >= 0 && at < 3) version = Values.clean(text.substring(at + 10));
      if (text.contains(" structures occupying ")) announced = Values.number(text);
      return;
    }
    var block = blocks.getLast();
    if (block.type < 0 && text.startsWith("DMI type ")) {
      blocks.set(blocks.size() - 1, new Block(type(text), block.fields));
      return;
    }
    int colon = text.indexOf(':');
    if (colon > 0 && colon < 60 && block.fields.size() < 200)
      block.fields.putIfAbsent(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  private static int type(String text) {
    int at = text.indexOf("DMI type ");
    var number = at < 0 ? null : Values.number(text.substring(at + 9));
    return number == null || number > 255 ? -1 : number.intValue();
  }

  @Nullable String version() {
    return version;
  }

  /** Fewer structures than the table announced: a part, or cut off. */
  boolean isPart() {
    return announced != null && blocks.size() < announced;
  }

  Host host() {
    return new Host(
        Values.name(first(1, "Manufacturer", "Vendor")),
        Values.name(first(1, "Product Name", "Product")),
        Values.serial(first(1, "Serial Number")),
        Placeholders.uuid(first(1, "UUID")),
        usable(2, "Serial Number"),
        usable(3, "Serial Number"),
        usable(3, "Asset Tag"),
        Values.kind(first(3, "Type", "Chassis Type")));
  }

  private Stream<Block> blocks(int type) {
    return blocks.stream().filter(each -> each.type == type);
  }

  private @Nullable String first(int type, String... names) {
    return blocks(type)
        .map(each -> each.get(names))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String usable(int type, String name) {
    return blocks(type)
        .map(each -> Values.serial(each.get(name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  Machine machine() {
    var banks = blocks(17).map(Dmidecode::bank).filter(Objects::nonNull).toList();
    return new Machine(
        blocks(4).map(Dmidecode::cpu).filter(Objects::nonNull).toList(),
        banks.isEmpty() ? null : sum(banks),
        banks,
        List.of(),
        blocks(22).map(Dmidecode::battery).toList(),
        List.of(),
        null,
        null,
        null);
  }

  static @Nullable Long sum(List<Machine.Bank> banks) {
    long sum = 0;
    for (var bank : banks) sum = NwipeDrive.plus(sum, bank.bytes() == null ? 0 : bank.bytes());
    return sum == 0 ? null : (Long) sum;
  }

  private static Machine.@Nullable Cpu cpu(Block block) {
    var status = block.get("Status");
    if (status != null && status.startsWith("Unpopulated")) return null;
    var name = Values.name(block.get("Version"));
    if (name == null) name = Values.name(block.get("Family"));
    if (name == null) return null;
    return new Machine.Cpu(
        name,
        Values.small(Values.number(block.get("Core Count"))),
        Values.small(Values.number(block.get("Thread Count"))),
        Values.small(Values.number(block.get("Current Speed"))));
  }

  private static Machine.@Nullable Bank bank(Block block) {
    var size = block.get("Size", "Installed Size");
    var bytes = Values.bytes(size, 1024);
    if (bytes == null) return null;
    return new Machine.Bank(
        bytes,
        Values.serial(block.get("Serial Number")),
        Values.name(block.get("Type")),
        Values.name(block.get("Manufacturer")),
        Values.clean(block.get("Locator")));
  }

  private static Machine.Battery battery(Block block) {
    var design = block.get("Design Capacity");
    return new Machine.Battery(
        Values.name(block.get("Manufacturer")),
        Values.name(block.get("Name")),
        Values.serial(block.get("Serial Number", "SBDS Serial Number")),
        design != null && design.endsWith("mWh") ? Values.number(design) : null,
        null,
        null,
        null);
  }
}
