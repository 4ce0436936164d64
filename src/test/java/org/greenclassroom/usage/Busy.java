package org.greenclassroom.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Seconds of processor that were spent so far by the house, by its database and by the bench
 * itself. On a machine that others use they say more than the clock.
 */
record Busy(double house, double database, double bench) {
  private static final double TICKS = 100;

  /** By the folder of a house that runs on this machine. */
  static Busy of(Path data) throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(data.resolve("pg18/postmaster.pid")).getFirst().strip());
    var server = ProcessHandle.of(postmaster).orElseThrow();
    double database = ended(postmaster) + spent(postmaster);
    for (var backend : server.children().toList()) database += spent(backend.pid());
    return new Busy(spent(house(data)), database, spent(ProcessHandle.current().pid()));
  }

  /** What was spent since, of 100,000 rows. */
  String since(Busy before, int rows) {
    double each = 100_000.0 / rows;
    return "%.2f s of processor for 100,000 rows by the house, %.2f by the database, %.2f by the bench"
        .formatted(
            (house - before.house) * each,
            (database - before.database) * each,
            (bench - before.bench) * each);
  }

  /** The program that was started on this folder; its database is nobody's child. */
  private static long house(Path data) {
    return ProcessHandle.allProcesses()
        .filter(one -> words(one.pid()).contains("\0--greenclassroom.data-dir=" + data + "\0"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow();
  }

  private static String words(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  private static double spent(long pid) throws IOException {
    return ticks(pid, 11) + ticks(pid, 12);
  }

  /** By children that are gone. */
  private static double ended(long pid) throws IOException {
    return ticks(pid, 13) + ticks(pid, 14);
  }

  /** See proc_pid_stat(5); counted from behind the name, which may hold anything. */
  private static double ticks(long pid, int field) throws IOException {
    var stat = Path.of("/proc/" + pid + "/stat");
    if (!Files.exists(stat)) return 0;
    var text = Files.readString(stat);
    return Long.parseLong(text.substring(text.lastIndexOf(')') + 2).split(" ")[field]) / TICKS;
  }
}
