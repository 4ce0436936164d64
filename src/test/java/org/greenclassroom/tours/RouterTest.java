package org.greenclassroom.tours;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Coordinates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A routing server that answers, that is slow, that talks nonsense, and that is not there. */
class RouterTest {
  private static final Pattern ASKED =
      Pattern.compile(
          "/table/v1/driving/([^?]+)\\?annotations=duration,distance(?:&sources=([0-9;]+)&destinations=([0-9;]+))?");
  private static final Rule RULE =
      new Rule(
          1,
          new BigDecimal("1.33"),
          "source",
          50,
          240,
          20,
          480,
          600,
          "source",
          LocalTime.of(8, 0),
          LocalTime.of(16, 0),
          20,
          60,
          250,
          6000,
          0,
          Instant.EPOCH,
          0);

  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private volatile String answer = "";
  private volatile long delay;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          try {
            Thread.sleep(delay);
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
          var said = answer.isEmpty() ? table(exchange.getRequestURI().toString()) : answer;
          var body = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(said.startsWith("{") ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  /** As OSRM would: a second for each ten metres, twice the great circle. */
  private static String table(String address) {
    var match = ASKED.matcher(address);
    if (!match.matches()) return "no";
    var places = new ArrayList<Coordinates>();
    for (var each : match.group(1).split(";")) {
      var numbers = each.split(",");
      places.add(new Coordinates(Double.parseDouble(numbers[1]), Double.parseDouble(numbers[0])));
    }
    var sources = numbers(match.group(2), places.size());
    var targets = numbers(match.group(3), places.size());
    var rows = new ArrayList<String>();
    for (int from : sources)
      rows.add(
          targets.stream()
              .map(to -> Double.toString(2 * places.get(from).metresTo(places.get(to))))
              .collect(Collectors.joining(",", "[", "]")));
    var table = "[" + String.join(",", rows) + "]";
    var durations = table.replaceAll("\\d+\\.\\d+(E\\d+)?", "77.4");
    return "{\"code\":\"Ok\",\"distances\":%s,\"durations\":%s}".formatted(table, durations);
  }

  private static List<Integer> numbers(String said, int size) {
    var numbers = new ArrayList<Integer>();
    if (said == null) for (int i = 0; i < size; i++) numbers.add(i);
    else for (var each : said.split(";")) numbers.add(Integer.parseInt(each));
    return numbers;
  }

  private Distances distances(int seconds) {
    return new Distances(
        new Router("http://localhost:" + server.getAddress().getPort() + "/", seconds));
  }

  private static List<Coordinates> places(int count) {
    var random = new Random(4);
    var places = new ArrayList<Coordinates>();
    for (int i = 0; i < count; i++)
      places.add(new Coordinates(30 + random.nextDouble(), 120 + random.nextDouble()));
    return places;
  }

  @Test
  void without_one_the_great_circle_counts_with_its_factor() {
    var measured =
        new Distances(new Router("", 10))
            .between(List.of(new Coordinates(31, 121), new Coordinates(32, 121)), RULE);
    assertThat(measured.source()).isEqualTo(Distances.Source.CROW);
    // a degree of a great circle is 111.195 km
    assertThat(measured.roads().metres(0, 1)).isBetween(147_880, 147_900);
    assertThat(measured.roads().seconds(0, 1)).isBetween(10_640, 10_655);
    assertThat(measured.said()).isNull();
  }

  @Test
  void one_that_answers_is_believed_in_blocks_and_no_road_is_the_great_circle() {
    var places = places(60);
    var measured = distances(10).between(places, RULE);
    assertThat(measured.source()).isEqualTo(Distances.Source.ROUTER);
    assertThat(asked).hasSize(4);
    double wanted = 2 * places.get(3).metresTo(places.get(57));
    assertThat((double) measured.roads().metres(3, 57)).isBetween(wanted - 2, wanted + 2);
    assertThat(measured.roads().seconds(57, 3)).isEqualTo(77);
    answer = "{\"code\":\"Ok\",\"distances\":[[0,null],[5,0]],\"durations\":[[0,null],[1,0]]}";
    var two = distances(10).between(places(2), RULE);
    assertThat(two.roads().metres(0, 1))
        .isEqualTo(Distances.crow(places(2), 1.33, 50).metres(0, 1));
    assertThat(two.roads().metres(1, 0)).isEqualTo(5);
  }

  @Test
  void one_that_is_slow_wrong_or_away_is_left_aside_and_it_is_said_why() {
    says("{\"code\":\"NoSegment\"}", "NoSegment");
    says("{\"code\":\"Ok\",\"distances\":[[0]],\"durations\":[[0]]}", "lacks a table");
    says("{\"code\":\"Ok\",\"distances\":[[0],[1]],\"durations\":[[0,1],[1,0]]}", "lacks a column");
    says("{\"code\":\"Ok\",\"distances\":[[0,-4],[1,0]],\"durations\":[[0,1],[1,0]]}", "says -4");
    says("{broken", "cannot be read");
    says("busy", "answers 503");
    answer = "";
    delay = 1_500;
    var slow = distances(1).between(places(2), RULE);
    assertThat(slow.source()).isEqualTo(Distances.Source.FELL_BACK);
    assertThat(slow.said()).contains("within 1 s");
    server.stop(0);
    assertThat(distances(1).between(places(2), RULE).said()).contains("cannot be reached");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Router("ftp://x", 1))
        .hasMessageContaining("must look like");
  }

  private void says(String answered, String why) {
    answer = answered;
    var measured = distances(5).between(places(2), RULE);
    assertThat(measured.source()).isEqualTo(Distances.Source.FELL_BACK);
    assertThat(measured.said()).contains(why);
    assertThat(measured.roads().metres(0, 1)).isPositive();
  }
}
