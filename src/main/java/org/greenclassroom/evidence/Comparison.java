package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A document laid beside the devices it may speak of, sign by sign.
 *
 * @param devices the columns
 */
record Comparison(List<Traces.Known> devices, List<Row> rows) {

  /** Whether a device shows the same, something else, or nothing yet. */
  enum Agreement {
    SAME,
    OTHER,
    UNKNOWN
  }

  /** What one device shows of one sign. */
  record Cell(String shown, Agreement agreement) {}

  /**
   * @param key in the words: {@code evidence.sign.<key>}
   * @param said by the document; null when it is silent
   */
  record Row(String key, @Nullable String said, List<Cell> cells) {}

  static Comparison of(
      Host host, List<SeenDrive> seen, List<DriveReading> wiped, List<Traces.Known> devices) {
    var drives = new TreeSet<String>();
    for (var drive : seen) if (drive.serial() != null) drives.add(drive.serial());
    for (var drive : wiped) if (drive.serial() != null) drives.add(drive.serial());
    var rows = new ArrayList<Row>();
    rows.add(
        row(
            "model",
            model(host.maker(), host.model()),
            devices,
            each -> one(model(each.maker(), each.model()))));
    rows.add(row("serial", host.serial(), devices, each -> one(each.serial())));
    rows.add(row("uuid", host.uuid(), devices, Traces.Known::uuids));
    rows.add(row("board", host.board(), devices, Traces.Known::boards));
    rows.add(row("chassis", host.chassis(), devices, Traces.Known::chassis));
    rows.add(row("label", host.label(), devices, each -> one(each.donorsTag())));
    rows.add(drives(drives, devices));
    return new Comparison(
        devices,
        rows.stream()
            .filter(row ->
                row.said() != null
                    || row.cells().stream().anyMatch(cell -> cell.agreement() != Agreement.UNKNOWN))
            .toList());
  }

  private interface Shown {
    List<String> of(Traces.Known device);
  }

  private static Row row(
      String key, @Nullable String said, List<Traces.Known> devices, Shown shown) {
    return new Row(
        key,
        said,
        devices.stream()
            .map(device -> {
              var known = shown.of(device);
              return new Cell(String.join(", ", known), agreement(key, said, known));
            })
            .toList());
  }

  private static Row drives(TreeSet<String> said, List<Traces.Known> devices) {
    return new Row(
        "drives",
        said.isEmpty() ? null : String.join(", ", said),
        devices.stream()
            .map(device ->
                new Cell(
                    String.join(", ", device.drives()),
                    said.isEmpty() || device.drives().isEmpty()
                        ? Agreement.UNKNOWN
                        : said.stream().anyMatch(each -> among(device.drives(), each))
                            ? Agreement.SAME
                            : Agreement.OTHER))
            .toList());
  }

  private static Agreement agreement(String key, @Nullable String said, List<String> known) {
    if (said == null || known.isEmpty()) return Agreement.UNKNOWN;
    var spellings = key.equals("uuid") ? Placeholders.bothOrders(said) : List.of(said);
    return spellings.stream().anyMatch(each -> among(known, each))
        ? Agreement.SAME
        : Agreement.OTHER;
  }

  private static boolean among(List<String> known, String said) {
    return known.stream().anyMatch(each -> Match.same(each, said));
  }

  private static List<String> one(@Nullable String value) {
    return value == null || value.isBlank() ? List.of() : List.of(value);
  }

  private static @Nullable String model(@Nullable String maker, @Nullable String model) {
    if (maker == null && model == null) return null;
    return ((maker == null ? "" : maker) + " " + (model == null ? "" : model)).strip();
  }
}
