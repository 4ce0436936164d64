package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is measured, who may read it, and whether the house is well. */
class MetricsTest extends House {
  @Autowired Operations operations;
  @Autowired BookChecks checks;
  @Autowired ApplicationAvailability availability;

  @Test
  void an_administrators_token_reads_what_is_measured_and_others_do_not() {
    operations.checkTheBook();
    var typed = unique("wang").replace(' ', '-');
    visitor(Role.OFFICER).get("/devices/" + typed);
    var metrics = api(Role.ADMINISTRATOR).get("/api/v1/metrics").is(200).text();
    assertThat(metrics)
        .contains(
            "jvm_memory_used_bytes",
            "hikaricp_connections_active",
            "http_server_requests_seconds_count{",
            "uri=\"/devices/{typed}\"",
            "greenclassroom_letters_waiting ",
            "greenclassroom_letters_failed ",
            "greenclassroom_jobs_late ",
            "greenclassroom_jobs_failed ",
            "greenclassroom_evidence_unmatched_age_seconds ",
            "greenclassroom_backup_age_days ",
            "greenclassroom_drill_well ",
            "greenclassroom_seal_age_seconds ",
            "greenclassroom_devices{stage=\"IN_CLASS\"}",
            "greenclassroom_book_intact ")
        .doesNotContain(typed);
    api(Role.AUDITOR).get("/api/v1/metrics").is(200);
    api(Role.OFFICER).get("/api/v1/metrics").is(403);
    assertThat(Api.anonymous(port).get("/api/v1/metrics").status()).isEqualTo(401);
    assertThat(Api.anonymous(port).get("/actuator/prometheus").status()).isNotEqualTo(200);
  }

  @Test
  void the_check_of_the_night_is_kept_and_shown() {
    operations.checkTheBook();
    var check = checks.newest().orElseThrow();
    visitor(Role.ADMINISTRATOR)
        .get("/operations")
        .is(200)
        .says(check.intact() ? "intact" : "BROKEN", "custody", "/api/v1/metrics");
  }

  @Test
  void without_its_database_the_house_lives_but_is_not_ready() throws IOException {
    var stranger = Api.anonymous(port);
    assertThat(stranger.get("/health/live").text()).isEqualTo("UP");
    assertThat(stranger.get("/health/ready").status()).isEqualTo(200);
    int nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    var away =
        new Probes(
            availability,
            new Pulse(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + nobody + "/none")));
    assertThat(away.live().getStatusCode().value()).isEqualTo(200);
    assertThat(away.ready().getStatusCode().value()).isEqualTo(503);
  }
}
