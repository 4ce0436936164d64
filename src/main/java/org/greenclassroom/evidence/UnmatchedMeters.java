package org.greenclassroom.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long the oldest document waits for a person, for whoever measures. */
@Component
class UnmatchedMeters implements MeterBinder {
  private final Documents documents;
  private final Clock clock;

  UnmatchedMeters(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("greenclassroom.evidence.unmatched.age", this::oldest)
        .description("How long the oldest document that matched no device waits; 0 when none does")
        .baseUnit("seconds")
        .register(meters);
  }

  private double oldest() {
    return documents
        .oldestWaiting()
        .map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
        .orElse(0.0);
  }
}
