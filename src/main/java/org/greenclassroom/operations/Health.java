package org.greenclassroom.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Chain;
import org.jspecify.annotations.Nullable;

/** How the house is, at one moment. */
record Health(
    Instant at,
    String version,
    String database,
    long databaseBytes,
    long migrations,
    String newestMigration,
    Waiting letters,
    List<Job> jobs,
    List<Made> backups,
    @Nullable Instant backedUpAt,
    @Nullable Drilled drill,
    Chain.@Nullable Seal seal,
    BookChecks.@Nullable BookCheck check,
    List<Storage> storage) {
  /** What a room's tables and their indexes take. */
  record Storage(String room, long bytes) {}

  /** Letters; oldest is null when none waits. */
  record Waiting(long waiting, @Nullable Instant oldest, long givenUp) {}

  /**
   * What the house does by itself.
   *
   * @param nextAt when it is due
   * @param failures in a row, up to now
   */
  record Job(
      String job,
      Instant nextAt,
      boolean running,
      @Nullable Instant succeededAt,
      @Nullable Instant failedAt,
      int failures) {
    /** Due for a quarter of an hour and nobody took it. */
    public boolean isLate(Instant at) {
      return !running && nextAt.isBefore(at.minusSeconds(900));
    }
  }

  /** Two nights without a whole backup; null is not known to be late. */
  public boolean isBackupOld() {
    return backedUpAt != null && hoursSince(backedUpAt) >= 48;
  }

  public long hoursSince(Instant moment) {
    return Math.max(0, Duration.between(moment, at).toHours());
  }

  public List<Job> troubled() {
    return jobs.stream().filter(job -> job.failures() > 0 || job.isLate(at)).toList();
  }
}
