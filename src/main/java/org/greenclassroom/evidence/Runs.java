package org.greenclassroom.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a tool that does not count its bytes: what it says of one drive, on its way to a
 * verdict.
 */
final class Runs {
  private Runs() {}

  /** The tool's own clock, with or without a zone; a zone is not kept, as in nwipe's logs. */
  static @Nullable LocalDateTime time(@Nullable String text) {
    if (text == null || text.length() < 19) return null;
    var iso = text.strip().replace(' ', 'T').replace('/', '-');
    try {
      return LocalDateTime.parse(iso).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException _) {
      try {
        return OffsetDateTime.parse(iso).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
      } catch (DateTimeException _) {
        return null;
      }
    }
  }

  static @Nullable LocalDateTime time(@Nullable Double seconds) {
    if (seconds == null || seconds < 0 || seconds > 4e9) return null;
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.round(seconds)), ZoneOffset.UTC);
  }

  /** Before anything else is asked: no time at all, or faster than the drive can be. */
  static boolean isTimely(
      SeenDrive drive, int passes, @Nullable LocalDateTime started, @Nullable LocalDateTime ended) {
    if (started == null || ended == null || !started.isBefore(ended)) return false;
    var bytes = drive.bytes();
    return bytes == null
        || Pace.isPlausible(
            bytes, (double) bytes * Math.max(1, passes), started, ended, drive.bus());
  }

  static DriveReading reading(
      SeenDrive drive,
      @Nullable String method,
      int passes,
      int finished,
      long errors,
      @Nullable LocalDateTime started,
      @Nullable LocalDateTime ended,
      @Nullable String status,
      Reason reason,
      List<String> findings) {
    return new DriveReading(
        drive.name() == null ? "" : drive.name(),
        drive.bus(),
        drive.model(),
        drive.bytes(),
        drive.serial(),
        method,
        1,
        passes,
        finished,
        null,
        false,
        0,
        0,
        errors,
        started,
        ended,
        status,
        reason,
        findings);
  }
}
