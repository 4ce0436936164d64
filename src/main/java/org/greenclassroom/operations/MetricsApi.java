package org.greenclassroom.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is measured, as Prometheus reads it: with a token of an administrator or an auditor. */
@RestController
class MetricsApi {
  private static final MediaType PROMETHEUS =
      MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");
  private final PrometheusMeterRegistry meters;

  MetricsApi(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping("/api/v1/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok().contentType(PROMETHEUS).body(meters.scrape());
  }
}
