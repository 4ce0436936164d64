package org.greenclassroom.pace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes the table in {@code docs/performance.md}: what stands between the marks, nothing else. */
final class Report {
  private static final Path DOCUMENT = Path.of("docs/performance.md");
  private static final String BEGIN = "<!-- by make bench: begin -->";
  private static final String END = "<!-- by make bench: end -->";

  private Report() {}

  static void write(List<Line> lines, List<String> notes) throws IOException {
    var text = new StringBuilder();
    text.append(BEGIN).append("\n\n");
    text.append("Measured on ")
        .append(LocalDate.now())
        .append(": ")
        .append(machine())
        .append("\n\n");
    text.append("| what | ours | limit | ratio | goal | | the limit is |\n");
    text.append("| --- | ---: | ---: | ---: | ---: | --- | --- |\n");
    for (var line : lines)
      text.append(
          "| %s | %s | %s | %.2f | %s %s | %s | %s |\n"
              .formatted(
                  line.name(),
                  Line.number(line.ours()),
                  Line.number(line.limit()),
                  line.ratio(),
                  line.better() == Line.Better.MORE ? "≥" : "≤",
                  Line.number(line.goal()),
                  line.ok() ? "ok" : "**short**",
                  line.note()));
    text.append('\n');
    for (var note : notes) text.append("- ").append(note).append('\n');
    text.append('\n').append(END);
    var all = Files.readString(DOCUMENT);
    int begin = all.indexOf(BEGIN);
    int end = all.indexOf(END, begin);
    if (begin < 0 || end < 0) throw new IllegalStateException(DOCUMENT + " lost its marks");
    Files.writeString(DOCUMENT, all.substring(0, begin) + text + all.substring(end + END.length()));
  }

  private static String machine() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    var cpu =
        Files.exists(Path.of("/proc/cpuinfo"))
            ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*:\\s*", ""))
                .findFirst()
                .orElse("unknown processor")
            : "unknown processor";
    var memory =
        system instanceof com.sun.management.OperatingSystemMXBean more
            ? String.format(Locale.ROOT, "%.0f GB", more.getTotalMemorySize() / 1e9)
            : "";
    return "%d cores (%s), %s of memory, %s, Java %s. Load average at the end: %.1f."
        .formatted(
            system.getAvailableProcessors(),
            cpu,
            memory,
            Files.exists(Path.of("/etc/debian_version"))
                ? "Debian " + Files.readString(Path.of("/etc/debian_version")).strip()
                : system.getName() + " " + system.getVersion(),
            Runtime.version(),
            system.getSystemLoadAverage());
  }
}
