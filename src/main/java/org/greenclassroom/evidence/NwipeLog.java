package org.greenclassroom.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One log being read from its first line to its last: the drives take turns, and the tool appends,
 * so that one file may hold several runs.
 */
final class NwipeLog {
  private static final int MOST_DRIVES = 256;

  private enum Table {
    NONE,
    ERRORS,
    BYTES,
    STATUS
  }

  /** What belongs to one start of the tool. */
  private static final class Run {
    final Map<String, NwipeDrive> drives = new LinkedHashMap<>();
    final Map<String, String> options = new HashMap<>();
    boolean wiping;
    @Nullable String geometryOf;
    @Nullable Long totalBytes;
  }

  private final List<Run> runs = new ArrayList<>();
  private final Set<String> findings = new LinkedHashSet<>();
  private Run run = new Run();
  private Table table = Table.NONE;
  private int drives;
  private @Nullable String version;
  private boolean shredOs;

  NwipeLog() {
    runs.add(run);
  }

  /** Is this a sentence that nwipe says? */
  static boolean isSpoken(LogLine line) {
    var text = line.text();
    return !line.level().isEmpty()
            && (text.startsWith("Found /dev/")
                || text.startsWith("Invoking method '")
                || text.startsWith("Starting pass ")
                || text.startsWith("Finished pass ")
                || text.startsWith("ShredOS v")
                || text.startsWith("nwipe 0.")
                || text.startsWith("Nwipe ")
                || text.startsWith("banner ") && text.contains("= nwipe"))
        || text.startsWith("Total Throughput ");
  }

  void take(String raw) {
    var line = LogLine.of(raw);
    if (line == null) {
      takeTable(raw);
      return;
    }
    table = Table.NONE;
    takeOption(line);
    takeSentence(line);
  }

  Report report() {
    var readings = new ArrayList<DriveReading>();
    for (var each : runs)
      for (var drive : each.drives.values())
        readings.add(drive.reading(each.options.get("verify")));
    if (readings.isEmpty()) throw new Unreadable("no-drive");
    if (shredOs) findings.add("shredos");
    if (runs.stream().filter(each -> each.wiping).count() > 1) findings.add("several-runs");
    return new Report(
        NwipeReader.FORMAT, "nwipe", version, host(), readings, List.copyOf(findings));
  }

  private void takeSentence(LogLine line) {
    var text = line.text();
    if (text.startsWith("nwipe 0.") || text.startsWith("ShredOS v")) {
      if (!run.drives.isEmpty()) startRun();
      if (text.startsWith("nwipe ")) version = text.substring(6).strip();
      else {
        shredOs = true;
        // "v2024.11_27_x86-64_0.38": the last part is nwipe's own version.
        var last = text.substring(text.lastIndexOf('_') + 1).strip();
        if (version == null && last.startsWith("0.")) version = last;
      }
      return;
    }
    if (text.startsWith("Total device bytes")) {
      takeTotal(line);
      return;
    }
    var path = line.device();
    if (path == null) {
      if (line.isError() && run.wiping) findings.add("error-without-drive");
      return;
    }
    if (text.startsWith("Found /dev/")) {
      if (run.wiping) startRun();
      drive(path).found(text);
      return;
    }
    if (text.contains("excluded as per")) {
      findings.add("drive-excluded");
      return;
    }
    if (text.startsWith("Invoking method")) {
      if (run.drives.containsKey(path) && drive(path).isChosen()) startRun();
      run.wiping = true;
      if (run.totalBytes != null && run.geometryOf == null) drive(path).size(run.totalBytes);
      run.totalBytes = null;
    } else if (text.contains("Device geometry is as follows")) {
      run.geometryOf = path;
    }
    if (text.startsWith("Starting pass") || text.startsWith("Finished pass")) run.wiping = true;
    var known = run.drives.get(path);
    if (known == null && run.wiping && NwipeDrive.isAbout(text)) known = drive(path);
    if (known == null && text.contains("sect/blk/dev")) known = drive(path);
    if (known == null && text.contains(" is size ")) known = drive(path);
    if (known != null) known.take(line);
    else if (line.isError()) findings.add("error-on-other-drive");
  }

  private void takeTotal(LogLine line) {
    var numbers = LogLine.numbers(line.text());
    if (numbers.isEmpty()) return;
    if (run.geometryOf != null) drive(run.geometryOf).size(numbers.getLast());
    else run.totalBytes = numbers.getLast();
    run.geometryOf = null;
  }

  /** "method = DoD Short", "system-serial-number = D8FTRY1". */
  private void takeOption(LogLine line) {
    int equals = line.text().indexOf('=');
    if (equals <= 0 || line.text().startsWith("Found ")) return;
    var key = line.text().substring(0, equals).strip();
    if (key.isEmpty() || key.indexOf(' ') >= 0 || key.length() > 40) return;
    var value = line.text().substring(equals + 1).strip();
    run.options.put(key, value);
    if (key.equals("banner") && version == null && value.startsWith("nwipe "))
      version = value.substring(6).strip();
  }

  private void takeTable(String raw) {
    if (raw.startsWith("*")) {
      table =
          raw.contains("Error Summary")
              ? Table.ERRORS
              : raw.contains("Erasure Summary")
                  ? Table.BYTES
                  : raw.contains("Drive Status") ? Table.STATUS : Table.NONE;
      return;
    }
    if (table == Table.NONE || raw.length() > 512) return;
    var cells = raw.split("\\|", -1);
    if (cells.length < 3) return;
    var name = cells[0].replace('!', ' ').strip();
    if (name.isEmpty() || name.equals("Device")) return;
    var drive = driveInTable(name);
    switch (table) {
      case ERRORS -> {
        long errors = 0;
        for (int i = 1; i < cells.length; i++)
          for (long number : LogLine.numbers(cells[i])) errors = NwipeDrive.plus(errors, number);
        drive.errorsInTable(errors);
      }
      case BYTES -> {
        var numbers = LogLine.numbers(cells[2]);
        if (!numbers.isEmpty()) drive.size(numbers.getFirst());
        var erased = LogLine.numbers(cells[1]);
        if (!erased.isEmpty()) drive.erasedInTable(erased.getFirst());
      }
      case STATUS -> drive.statusInTable(cells[1].strip());
      case NONE -> {}
    }
  }

  /** The table cuts a name to its last eight letters. */
  private NwipeDrive driveInTable(String name) {
    run.wiping = true;
    var exact = run.drives.get("/dev/" + name);
    if (exact != null) return exact;
    var ending =
        run.drives.entrySet().stream().filter(each -> each.getKey().endsWith(name)).toList();
    return ending.size() == 1 ? ending.getFirst().getValue() : drive("/dev/" + name);
  }

  private NwipeDrive drive(String path) {
    var known = run.drives.get(path);
    if (known != null) return known;
    if (++drives > MOST_DRIVES) throw new Unreadable("too-many-drives");
    var drive = new NwipeDrive(path);
    run.drives.put(path, drive);
    return drive;
  }

  private void startRun() {
    var next = new Run();
    runs.add(next);
    run = next;
  }

  /** The computer, when all runs of the file agree on it. */
  private Host host() {
    Host host = null;
    for (var each : runs) {
      var said =
          new Host(
              Placeholders.serial(each.options.get("system-manufacturer")),
              Placeholders.serial(each.options.get("system-product-name")),
              Placeholders.serial(each.options.get("system-serial-number")),
              Placeholders.uuid(each.options.get("system-uuid")),
              Values.serial(each.options.get("baseboard-serial-number")),
              Values.serial(each.options.get("chassis-serial-number")),
              Values.serial(each.options.get("chassis-asset-tag")),
              Values.kind(each.options.get("chassis-type")));
      if (said.isUnknown() && (host != null || each.drives.isEmpty())) continue;
      if (host == null || host.isUnknown()) host = said;
      else if (!host.equals(said)) {
        findings.add("several-computers");
        return Host.UNKNOWN;
      }
    }
    return host == null ? Host.UNKNOWN : host;
  }
}
