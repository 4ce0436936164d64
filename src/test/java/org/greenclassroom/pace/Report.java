package org.greenclassroom.pace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes {@code docs/performance.md}. */
final class Report {
  private Report() {}

  static void write(List<Line> lines, List<String> notes) throws IOException {
    var text = new StringBuilder();
    text.append(
        """
        # How fast, how light

        Written by `make bench`; do not edit. Each figure stands beside its limit, both measured in turn in
        the same run; quote the ratio, not the figure. *Ratio* is ours divided by the limit: for speeds it
        should be at least the goal, for times, memory and weights at most.

        """);
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
    Files.createDirectories(Path.of("docs"));
    Files.writeString(Path.of("docs/performance.md"), text.toString());
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
