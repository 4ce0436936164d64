package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.greenclassroom.kernel.Occasion;

/** The log that nwipe 0.42 writes when it overwrites drives of an invented computer. */
final class WipeLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("'['uuuu/MM/dd HH:mm:ss']'").withZone(Occasion.PROGRAMME_ZONE);
  private static final long BYTES_A_SECOND = 95_000_000;

  private final StringBuilder text = new StringBuilder();
  private Instant at;

  private WipeLog(Instant start) {
    at = start;
  }

  /** A drive: its serial number, its size, and whether it can still be written. */
  record Disk(String serial, String model, long bytes, boolean writes) {}

  static String of(Instant start, String maker, String model, String serial, List<Disk> disks) {
    return new WipeLog(start).write(maker, model, serial, disks);
  }

  private String write(String maker, String model, String serial, List<Disk> disks) {
    say("info", "nwipe 0.42");
    char letter = 'a';
    for (var disk : disks)
      say(
          "notice",
          "Found /dev/sd%c,  ATA    , %s, %4d GB, S/N=%s"
              .formatted(letter++, disk.model(), disk.bytes() / 1_000_000_000, disk.serial()));
    say("info", "system-manufacturer = " + maker);
    say("info", "system-product-name = " + model);
    say("info", "system-serial-number = " + serial);
    say("notice", "Program options are set as follows...");
    say("notice", "  banner       = nwipe 0.42");
    say("notice", "  prng         = SplitMix64");
    say("notice", "  method       = Fill With Zeros");
    say("notice", "  quiet        = 0");
    say("notice", "  rounds       = 1");
    say("notice", "  verify       = 1 (last pass)");
    letter = 'a';
    for (var disk : disks) wipe("/dev/sd" + letter++, disk);
    tables(disks);
    return text.toString();
  }

  private void wipe(String device, Disk disk) {
    say("notice", device + " has serial number " + disk.serial());
    say("notice", "  Total device bytes   = " + disk.bytes());
    say("notice", "Invoking method 'Fill With Zeros' on " + device);
    say("notice", "Starting round 1 of 1 on " + device);
    say("notice", "Starting pass 1/1, round 1/1, on " + device);
    if (!disk.writes()) {
      later(disk.bytes() / 7);
      say("error", "Write error on '" + device + "' at offset " + disk.bytes() / 7);
      say(
          "fatal",
          "Nwipe exited with errors on device = " + device + ", see log for specific error");
      say(
          "debug",
          "Status: " + device + ", result=-1, pass_errors=1, verify_errors=0, fsync_errors=1");
      return;
    }
    later(disk.bytes());
    say("notice", disk.bytes() + " bytes written to " + device);
    say("notice", "Finished pass 1/1, round 1/1, on " + device);
    say("notice", "Finished final round 1 of 1 on " + device);
    say("notice", "Blanking device " + device);
    later(disk.bytes());
    say("notice", disk.bytes() + " bytes written to " + device);
    say("notice", "Verifying that " + device + " is empty.");
    later(disk.bytes());
    say("notice", disk.bytes() + " bytes read from " + device);
    say("notice", "[SUCCESS] Verified that " + device + " is empty.");
    say("notice", "[SUCCESS] Blanked device " + device);
  }

  private void tables(List<Disk> disks) {
    line("");
    line("******************************** Error Summary *********************************");
    line("!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors");
    line("-".repeat(80));
    char letter = 'a';
    for (var disk : disks)
      line(
          "%c     sd%c | %11d |                    0 | %20d"
              .formatted(
                  disk.writes() ? ' ' : '!',
                  letter++,
                  disk.writes() ? 0 : 1,
                  disk.writes() ? 0 : 1));
    line("*".repeat(80));
    line("");
    line("********************************* Drive Status *********************************");
    line("!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number");
    line("-".repeat(80));
    letter = 'a';
    for (var disk : disks)
      line(
          "%c     sd%c |%s|   95 MB/s | 04:23:12 | %s/%s"
              .formatted(
                  disk.writes() ? ' ' : '!',
                  letter++,
                  disk.writes() ? " Erased " : "-FAILED-",
                  disk.model(),
                  disk.serial()));
    line("-".repeat(80));
    say("", "Total Throughput   95 MB/s, Fill With Zeros, 1R+B+VL");
    line("*".repeat(80));
    line("");
    say("info", "Nwipe successfully completed. See summary table for details.");
  }

  private void later(long bytes) {
    at = at.plus(Duration.ofSeconds(Math.max(1, bytes / BYTES_A_SECOND)));
  }

  private void say(String level, String words) {
    line(
        level.isEmpty()
            ? STAMP.format(at) + " " + words
            : "%s %7s: %s".formatted(STAMP.format(at), level, words));
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
