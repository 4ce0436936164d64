package org.greenclassroom.frame;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How many letters wait and were given up, for whoever measures. */
@Component
class LetterMeters implements MeterBinder {
  private final LetterTable letters;

  LetterMeters(LetterTable letters) {
    this.letters = letters;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("greenclassroom.letters.waiting", letters, LetterTable::waiting)
        .description("Letters that wait to be sent")
        .register(meters);
    Gauge.builder("greenclassroom.letters.failed", letters, LetterTable::givenUp)
        .description("Letters that nobody tries any more")
        .register(meters);
  }
}
