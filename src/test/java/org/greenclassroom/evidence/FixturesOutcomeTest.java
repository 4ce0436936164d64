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

  /** What came of one file. */
  record Seen(String path, String outcome, Report report) {}

  @Test
  void every_real_file_has_its_outcome() throws IOException {
    var outcomes = new TreeMap<String, String>();
    for (var folder : FOLDERS)
      for (var file : files(Fixtures.folder(folder)))
        outcomes.put(nameOf(folder, file), outcome(Files.readAllBytes(file)));
    var lines = new StringBuilder();
    outcomes.forEach((file, outcome) -> lines.append(file).append(": ").append(outcome).append('\n'));
    Files.writeString(Path.of("target/outcomes.txt"), lines);
    var table = table();
    var known = new TreeMap<>(outcomes);
    known.keySet().retainAll(table.keySet());
    var expected = new TreeMap<>(table);
    expected.keySet().retainAll(outcomes.keySet());
    assertThat(known).isNotEmpty().isEqualTo(expected);
    assertThat(outcomes.values()).noneMatch(each -> each.startsWith("broken"));
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
