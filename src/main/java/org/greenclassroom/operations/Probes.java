package org.greenclassroom.operations;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
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
  private static final int PATIENCE = 2;
  private final ApplicationAvailability availability;
  private final DataSource source;

  Probes(ApplicationAvailability availability, DataSource source) {
    this.availability = availability;
    this.source = source;
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
        availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers());
  }

  private static ResponseEntity<String> said(boolean well) {
    return ResponseEntity.status(well ? 200 : 503).body(well ? "UP" : "DOWN");
  }

  /** The pool waits long for a connection; whoever probes does not. */
  private boolean databaseAnswers() {
    var asked =
        new FutureTask<>(() -> {
          try (var connection = source.getConnection()) {
            return connection.isValid(PATIENCE);
          } catch (SQLException away) {
            return false;
          }
        });
    Thread.ofVirtual().start(asked);
    try {
      return asked.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException away) {
      return false;
    }
  }
}
