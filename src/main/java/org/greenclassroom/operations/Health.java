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
   * @param heardAt when the node that runs it last gave a sign of life; null before it ever ran
   * @param failures in a row, up to now
   */
  record Job(
      String job,
      Instant nextAt,
      boolean running,
      @Nullable Instant succeededAt,
      @Nullable Instant failedAt,
      @Nullable Instant heardAt,
      int failures) {
    /** Nodes give a sign four times a minute, and one that gave none for a minute is dead. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    private static final Duration WAITS = Duration.ofMinutes(15);

    /** Due for a while and nobody took it, or taken by a node that died, and by nobody since. */
    public boolean isLate(Instant at) {
      return running
          ? heardAt != null && heardAt.isBefore(at.minus(SILENT))
          : nextAt.isBefore(at.minus(WAITS));
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
