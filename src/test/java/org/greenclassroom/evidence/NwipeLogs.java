package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes logs in nwipe's own grammar, with the serial numbers, sizes and mishaps that loop devices
 * cannot have.
 */
public final class NwipeLogs {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
  public static final long GB256 = 256_060_514_304L;

  /** One drive of the log, ready to be spoilt. */
  public static final class Drive {
    final String name;
    final String serial;
    long bytes = GB256;
    String bus = "ATA";
    String model = "TOSHIBA MQ01ABD1";
    String status = "Erased";
    long errors;
    long seconds = 3600;
    boolean chosen = true;
    boolean short_;
    boolean hidden;

    Drive(String name, String serial) {
      this.name = name;
      this.serial = serial;
    }

    public Drive bytes(long value) {
      bytes = value;
      return this;
    }

    public Drive bus(String value) {
      bus = value;
      return this;
    }

    public Drive status(String value) {
      status = value;
      return this;
    }

    public Drive errors(long value) {
      errors = value;
      return this;
    }

    public Drive seconds(long value) {
      seconds = value;
      return this;
    }

    public Drive notChosen() {
      chosen = false;
      return this;
    }

    public Drive writtenShort() {
      short_ = true;
      return this;
    }

    public Drive hiddenSectors() {
      hidden = true;
      return this;
    }
  }

  private final List<Drive> drives = new ArrayList<>();
  private LocalDateTime at = LocalDateTime.of(2026, 11, 20, 9, 0);
  private String method = "DoD Short";
  private int passes = 3;
  private String verify = "1 (last pass)";
  private @Nullable String hostSerial;
  private @Nullable String hostUuid;
  private boolean tables = true;
  private String salt = "";

  public static NwipeLogs log() {
    return new NwipeLogs();
  }

  public static Drive drive(String name, String serial) {
    return new Drive(name, serial);
  }

  public NwipeLogs with(Drive drive) {
    drives.add(drive);
    return this;
  }

  /** The usual case: one flawless drive. */
  public NwipeLogs with(String serial) {
    return with(drive("sd" + (char) ('a' + drives.size()), serial));
  }

  public NwipeLogs at(LocalDateTime value) {
    at = value;
    return this;
  }

  public NwipeLogs method(String value, int passCount) {
    method = value;
    passes = passCount;
    return this;
  }

  public NwipeLogs verify(String value) {
    verify = value;
    return this;
  }

  public NwipeLogs host(String serial) {
    hostSerial = serial;
    return this;
  }

  public NwipeLogs uuid(String value) {
    hostUuid = value;
    return this;
  }

  public NwipeLogs withoutTables() {
    tables = false;
    return this;
  }

  public NwipeLogs salt(String value) {
    salt = value;
    return this;
  }

  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  public String text() {
    var log = new StringBuilder();
    line(log, at, "info", "nwipe 0.38");
    if (!salt.isEmpty()) line(log, at, "info", "Linux version " + salt);
    for (var drive : drives) {
      var found =
          "Found /dev/%s, %-8s, %s, %4d GB, S/N=%s"
              .formatted(
                  drive.name, drive.bus, drive.model, drive.bytes / 1_000_000_000L, drive.serial);
      line(log, at, "notice", found);
      line(
          log,
          at,
          drive.hidden ? "warning" : "info",
          drive.hidden
              ? " *** HIDDEN SECTORS DETECTED ! *** on /dev/" + drive.name
              : "No hidden sectors on /dev/" + drive.name);
    }
    line(log, at, "info", "system-manufacturer = LENOVO");
    line(log, at, "info", "system-product-name = 20L50056CD");
    if (hostSerial != null) line(log, at, "info", "system-serial-number = " + hostSerial);
    if (hostUuid != null) line(log, at, "info", "system-uuid = " + hostUuid);
    line(log, at, "notice", "Program options are set as follows...");
    line(log, at, "notice", "  banner   = nwipe 0.38");
    line(log, at, "notice", "  method   = " + method);
    line(log, at, "notice", "  rounds   = 1");
    line(log, at, "notice", "  verify   = " + verify);
    boolean reads = !verify.startsWith("0");
    boolean verifyOnly = method.startsWith("Verify");
    var chosen = drives.stream().filter(each -> each.chosen).toList();
    for (var drive : chosen) {
      line(log, at, "notice", "/dev/" + drive.name + ", sect/blk/dev 512/4096/" + drive.bytes);
      line(log, at, "notice", "Invoking method '" + method + "' on /dev/" + drive.name);
      line(log, at, "notice", "Starting round 1 of 1 on /dev/" + drive.name);
    }
    // Pass by pass over all drives, so that they take turns as they do in life.
    for (int pass = 1; pass <= passes && !verifyOnly; pass++)
      for (var drive : chosen) {
        var then = at.plusSeconds(drive.seconds * pass / (passes + 1));
        var which = pass + "/" + passes + ", round 1/1, on /dev/" + drive.name;
        line(log, then, "notice", "Starting pass " + which);
        long written = drive.short_ ? drive.bytes - 4096 : drive.bytes;
        line(log, then, "notice", written + " bytes written to /dev/" + drive.name);
        if (pass == passes && reads) {
          var of = pass + " of " + passes + ", round 1 of 1, on ";
          line(log, then, "notice", "Verifying pass " + of + "/dev/" + drive.name);
          line(log, then, "notice", drive.bytes + " bytes read from /dev/" + drive.name);
          line(log, then, "notice", "Verified pass " + of + "'/dev/" + drive.name + "'.");
        }
        line(log, then, "notice", "Finished pass " + which);
      }
    LocalDateTime end = at;
    for (var drive : chosen) {
      end = at.plusSeconds(drive.seconds);
      line(log, end, "notice", "Finished final round 1 of 1 on /dev/" + drive.name);
    }
    if (!tables) return log.toString();
    log.append(
        "\n******************************** Error Summary *********************************\n");
    log.append("!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n");
    log.append("-".repeat(80)).append('\n');
    for (var drive : chosen)
      log.append("%s%9s | %11d | %20d | %20d%n".formatted(" ", drive.name, drive.errors, 0, 0));
    log.append("*".repeat(80)).append("\n\n");
    log.append(
        "********************************* Drive Status *********************************\n");
    log.append("!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n");
    log.append("-".repeat(80)).append('\n');
    for (var drive : chosen)
      log.append(
          "%s%9s |%8s|  120 MB/s | 02:20:37 | %s/%s%n"
              .formatted(" ", drive.name, drive.status, drive.model, drive.serial));
    log.append("-".repeat(80)).append('\n');
    log.append("[" + STAMP.format(end) + "] Total Throughput 120 MB/s, " + method + ", 1R+NB+VL\n");
    log.append("*".repeat(80)).append("\n\n");
    line(log, end, "info", "Nwipe successfully completed. See summary table for details.");
    return log.toString();
  }

  private static void line(StringBuilder log, LocalDateTime at, String level, String text) {
    log.append("[%s] %7s: %s%n".formatted(STAMP.format(at), level, text));
  }
}
