package org.greenclassroom.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is measured, as Prometheus reads it: with a token of an administrator or an auditor. */
@RestController
class MetricsApi {
  private final PrometheusMeterRegistry meters;

  MetricsApi(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping(path = "/api/v1/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return meters.scrape();
  }
}
