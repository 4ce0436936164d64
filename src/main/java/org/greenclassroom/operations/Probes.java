package org.greenclassroom.operations;

import java.util.function.BooleanSupplier;
import org.greenclassroom.frame.AllowEveryone;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For whatever starts and restarts the program: whether it lives, and whether it may be asked.
 * While tables are migrated nobody answers yet; without its database it lives, but is not ready.
 */
@RestController
class Probes {
  private final ApplicationAvailability availability;
  private final BooleanSupplier databaseAnswers;

  Probes(ApplicationAvailability availability, BooleanSupplier databaseAnswers) {
    this.availability = availability;
    this.databaseAnswers = databaseAnswers;
  }

  @AllowEveryone
  @GetMapping(path = "/health/live", produces = "text/plain")
  ResponseEntity<String> live() {
    return said(availability.getLivenessState() == LivenessState.CORRECT);
  }

  @AllowEveryone
  @GetMapping(path = "/health/ready", produces = "text/plain")
  ResponseEntity<String> ready() {
    return said(
        availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
            && databaseAnswers.getAsBoolean());
  }

  private static ResponseEntity<String> said(boolean well) {
    return ResponseEntity.status(well ? 200 : 503).body(well ? "UP" : "DOWN");
  }
}
