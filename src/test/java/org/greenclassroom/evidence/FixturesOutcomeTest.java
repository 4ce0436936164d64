package org.greenclassroom.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.Fixtures;
import org.junit.jupiter.api.Test;

/**
 * The outcome table: every real file of these folders gives facts or a refusal, and which. A file
 * that the table does not know (the folders may grow) must still be read or refused.
 */
class FixturesOutcomeTest {
  private static final List<String> FOLDERS =
      List.of(
          "glpi-inventory-format",
          "glpi-agent",
          "ereuse-workbench",
          "ereuse-devicehub-2019",
          "ereuse-devicehub-teal",
          "ereuse-devicehub-django",
          "smartctl_exporter",
          "scrutiny",
          "usody-sanitize",
          "fleet",
          "freegeek-fgdb",
          "nwipe-run",
          "nwipe-log-excerpts");

  private static final Pattern SERIAL = Pattern.compile("(?=[A-Z]*[0-9])[0-9A-Z]{8,}");

  private final Readers readers = AllReaders.all();

  @Test
  void every_real_file_has_its_outcome() throws IOException {
    var outcomes = new TreeMap<String, String>();
    for (var folder : FOLDERS)
      for (var file : files(Fixtures.folder(folder)))
        outcomes.put(nameOf(folder, file), outcome(Files.readAllBytes(file)));
    var lines = new StringBuilder();
    outcomes.forEach(
        (file, outcome) -> lines.append(file).append(": ").append(outcome).append('\n'));
    Files.writeString(Path.of("target/outcomes.txt"), lines);
    var table = table();
    var known = new TreeMap<>(outcomes);
    known.keySet().retainAll(table.keySet());
    var expected = new TreeMap<>(table);
    expected.keySet().retainAll(outcomes.keySet());
    assertThat(known).isNotEmpty().isEqualTo(expected);
    assertThat(outcomes.values()).noneMatch(each -> each.startsWith("broken"));
  }

  /** What the whole folders must add up to, as they stand beside the project. */
  @Test
  void the_folders_add_up() throws IOException {
    var lshw = read("ereuse-workbench/tests/fixtures", ".lshw.json");
    assertThat(lshw).isNotEmpty().allMatch(each -> each.format().equals("lshw-json"));
    long placeholders = lshw.stream().filter(each -> each.host().serial() == null).count();
    // Of 37 machines 11 carry a placeholder; 28 of them stand in the public folder, 9 with one.
    if (lshw.size() == 28) assertThat(placeholders).isEqualTo(9);
    if (lshw.size() == 37) assertThat(placeholders).isEqualTo(11);

    var exporter = read("smartctl_exporter/testdata", ".json");
    assertThat(exporter).hasSizeGreaterThan(100);
    assertThat(exporter.stream().flatMap(each -> each.machine().drives().stream()))
        .hasSize(exporter.size())
        .allMatch(drive -> drive.serial() == null);

    var machines =
        FixturesOutcomeTest.files(Fixtures.folder("glpi-agent/resources/generic/dmidecode"));
    long whole = machines.stream().filter(each -> each.getParent().endsWith("dmidecode")).count();
    assertThat(whole).isEqualTo(47);

    var screens = read("glpi-agent/resources/generic/edid", "");
    assertThat(screens).hasSize(129);
    assertThat(screens).allMatch(each -> each.machine().screens().size() == 1);
    assertThat(screens)
        .allMatch(each -> each.host().maker() != null && each.host().model() != null);
  }

  /**
   * Nothing of an honest firmware's table is lost: 47 whole machines, of which three name no
   * computer.
   */
  @Test
  void whole_machines_of_dmidecode_name_their_computer() throws IOException {
    int named = 0;
    for (var file : files(Fixtures.folder("glpi-agent/resources/generic/dmidecode"))) {
      if (!file.getParent().endsWith("dmidecode")) continue;
      var outcome = outcome(Files.readAllBytes(file));
      if (outcome.startsWith("dmidecode-text, serial")
          || outcome.startsWith("dmidecode-text, uuid")) named++;
    }
    assertThat(named).isEqualTo(42);
  }

  private List<Report> read(String folder, String ending) throws IOException {
    var reports = new java.util.ArrayList<Report>();
    for (var file : files(Fixtures.folder(folder)))
      if (file.toString().endsWith(ending)) reports.add(readers.read(Files.readAllBytes(file)));
    return reports;
  }

  private static Map<String, String> table() throws IOException {
    try (var in = FixturesOutcomeTest.class.getResourceAsStream("outcomes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(": "))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.indexOf(": ")),
                  line -> line.substring(line.indexOf(": ") + 2)));
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Some files are named after the serial number of what they speak of. */
  private static String nameOf(String folder, Path file) {
    var path = folder + "/" + Fixtures.folder(folder).relativize(file);
    return SERIAL
        .matcher(path)
        .replaceAll(match -> "…" + "%04x".formatted(match.group().hashCode() & 0xffff));
  }

  private String outcome(byte[] bytes) {
    try {
      return said(readers.read(bytes));
    } catch (Unreadable refused) {
      return "refused, " + refused.reason();
    } catch (RuntimeException failure) {
      return "broken, " + failure;
    }
  }

  static String said(Report report) {
    var host = report.host();
    var said = new StringBuilder(report.format());
    said.append(host.serial() != null ? ", serial" : host.uuid() != null ? ", uuid" : ", no host");
    if (host.kind() != null) said.append(", ").append(host.kind().name().toLowerCase());
    var machine = report.machine();
    if (!machine.drives().isEmpty())
      said.append(", ")
          .append(machine.drives().size())
          .append(" drives (")
          .append(machine.drives().stream().filter(each -> each.serial() != null).count())
          .append(" named)");
    if (!machine.banks().isEmpty())
      said.append(", ").append(machine.banks().size()).append(" banks");
    if (!machine.batteries().isEmpty())
      said.append(", ").append(machine.batteries().size()).append(" batteries");
    if (!machine.screens().isEmpty())
      said.append(", ").append(machine.screens().size()).append(" screens");
    for (var drive : report.drives())
      said.append("; ").append(drive.reason().key().replace("overwritten-and-read-back", "proven"));
    if (!report.findings().isEmpty()) said.append(" ").append(report.findings());
    return said.toString();
  }
}
