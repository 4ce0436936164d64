package org.greenclassroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.greenclassroom.GreenClassroom;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** With the profile for traces, a collector of OpenTelemetry is told of requests and statements. */
class TracesTest extends House {
  @Value("${greenclassroom.data-dir}")
  Path folder; // a second node has the keys of the first

  @Autowired JdbcConnectionDetails details;

  @Test
  void a_collector_is_told_routes_and_statements_and_nothing_that_was_typed() throws Exception {
    var spans = new CopyOnWriteArrayList<Span>();
    var collector = collector(spans);
    var login = people.known(actor(Role.ADMINISTRATOR, 1).account()).login();
    try (var traced =
        new SpringApplicationBuilder(GreenClassroom.class)
            .profiles("traces")
            .run(
                "--server.port=0",
                "--greenclassroom.data-dir=" + folder,
                "--db-scheduler.enabled=false",
                "--greenclassroom.second-factor=offered",
                "--spring.datasource.url=" + details.getJdbcUrl(),
                "--spring.datasource.username=" + details.getUsername(),
                "--spring.datasource.password=" + details.getPassword(),
                "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                    + collector.getAddress().getPort()
                    + "/v1/traces")) {
      int at = Integer.parseInt(traced.getEnvironment().getProperty("local.server.port", "0"));
      var visitor = new Visitor(at).signIn(login, PASSWORD);
      visitor.get("/operations").is(200);
      visitor.get("/devices/Wangfang-typed?q=Logtest").body();
      var until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (System.nanoTime() < until
          && spans.stream().noneMatch(span -> span.getName().contains("/refused")))
        Thread.sleep(50); // there is no such device
    } finally {
      collector.stop(0);
    }
    assertThat(spans)
        .extracting(Span::getName)
        .anyMatch(name -> name.contains("/operations"))
        .anyMatch(name -> name.contains("/refused"));
    assertThat(attributes(spans, "db.query.text"))
        .anyMatch(sql -> sql.contains("from frame.waitings"));
    var all = spans.toString();
    assertThat(all).doesNotContain("Wangfang", "Logtest", login, PASSWORD);
    var request =
        spans.stream()
            .filter(span -> span.getName().contains("/operations"))
            .findFirst()
            .orElseThrow();
    assertThat(spans)
        .filteredOn(span -> span.getTraceId().equals(request.getTraceId()))
        .as("statements hang on their request")
        .hasSizeGreaterThan(3);
  }

  private static List<String> attributes(List<Span> spans, String key) {
    return spans.stream()
        .flatMap(span -> span.getAttributesList().stream())
        .filter(each -> each.getKey().equals(key))
        .map(each -> each.getValue().getStringValue())
        .toList();
  }

  private static HttpServer collector(List<Span> spans) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          var told = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
          for (var resource : told.getResourceSpansList())
            for (var scope : resource.getScopeSpansList()) spans.addAll(scope.getSpansList());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
