package org.greenclassroom.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.frame.Reading;
import org.springframework.stereotype.Component;

/** Jobs, backups and the last check of the book, for whoever measures. */
@Component
class HouseMeters implements MeterBinder {
  private static final double SECONDS_A_DAY = 86_400;

  private final Reading<List<Health.Job>> jobs;
  private final BackupTable backups;
  private final DrillTable drills;
  private final BookChecks checks;
  private final Clock clock;

  HouseMeters(
      HealthTable health, BackupTable backups, DrillTable drills, BookChecks checks, Clock clock) {
    this.jobs = new Reading<>(health::jobs);
    this.backups = backups;
    this.drills = drills;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("greenclassroom.jobs.late", this::late)
        .description("Jobs that are due and that nobody took, or that a dead node holds")
        .register(meters);
    Gauge.builder("greenclassroom.jobs.failed", this::failed)
        .description("Jobs that failed the last time")
        .register(meters);
    Gauge.builder("greenclassroom.backup.age", this::sinceBackup)
        .description("Since the last backup that is whole; not a number before the first")
        .baseUnit("days")
        .register(meters);
    Gauge.builder("greenclassroom.drill.age", this::sinceDrill)
        .description(
            "Since the last drill of a backup that went well; not a number before the first")
        .baseUnit("days")
        .register(meters);
    Gauge.builder("greenclassroom.drill.well", this::well)
        .description(
            "What the last drill of a backup found: 1 all is well, 0 not; not a number before the"
                + " first")
        .register(meters);
    Gauge.builder("greenclassroom.book.intact", this::intact)
        .description(
            "What the last check of the whole book found: 1 intact, 0 broken; not a number before"
                + " the first")
        .register(meters);
  }

  private long late() {
    var now = clock.instant();
    return jobs.get().stream().filter(job -> job.isLate(now)).count();
  }

  private long failed() {
    return jobs.get().stream().filter(job -> job.failures() > 0).count();
  }

  private double sinceBackup() {
    return days(backups.lastWhole());
  }

  private double sinceDrill() {
    return days(drills.lastWell());
  }

  private double days(Optional<Instant> since) {
    return since
        .map(at -> Duration.between(at, clock.instant()).toSeconds() / SECONDS_A_DAY)
        .orElse(Double.NaN);
  }

  private double well() {
    return drills.newest().map(drill -> drill.trouble() == null ? 1.0 : 0.0).orElse(Double.NaN);
  }

  private double intact() {
    return checks.newest().map(check -> check.intact() ? 1.0 : 0.0).orElse(Double.NaN);
  }
}
