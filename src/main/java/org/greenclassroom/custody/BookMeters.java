package org.greenclassroom.custody;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.greenclassroom.frame.Reading;
import org.springframework.stereotype.Component;

/** How many devices are where, and how long ago the book was sealed, for whoever measures. */
@Component
class BookMeters implements MeterBinder {
  private final Reading<Map<Stage, Long>> stages;
  private final Checkpoints checkpoints;
  private final Clock clock;

  BookMeters(Tallies tallies, Checkpoints checkpoints, Clock clock) {
    this.stages = new Reading<>(() -> new EnumMap<>(tallies.byStage()));
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (var stage : Stage.values())
      Gauge.builder("greenclassroom.devices", () -> stages.get().getOrDefault(stage, 0L))
          .description("Devices by stage")
          .tag("stage", stage.name())
          .register(meters);
    Gauge.builder("greenclassroom.seal.age", this::sinceLastSeal)
        .description("Since the book was last sealed; not a number before the first seal")
        .baseUnit("seconds")
        .register(meters);
  }

  private Double sinceLastSeal() {
    return checkpoints
        .last()
        .map(last -> (double) Duration.between(last.sealedAt(), clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }
}
