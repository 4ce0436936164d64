package org.greenclassroom.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.greenclassroom.kernel.Datum;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles from a small tile server that really stands there. */
class TilesTest {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int answer = 200;
  private byte[] body = png(2_000);

  @TempDir private Path folder;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    if (answer == 302) exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(answer, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] png(int size) {
    var bytes = new byte[size];
    bytes[0] = (byte) 0x89;
    bytes[1] = 'P';
    bytes[2] = 'N';
    bytes[3] = 'G';
    return bytes;
  }

  private Settings settings(String template, int megabytes) {
    return new Settings(true, template, "© somebody", Datum.WGS84, 18, megabytes, folder);
  }

  private Tiles tiles(int megabytes, Clock clock) {
    return new Tiles(
        settings(
            "http://localhost:" + server.getAddress().getPort() + "/t/{z}/{x}/{y}.png?key=k",
            megabytes),
        clock);
  }

  @Test
  void a_tile_is_fetched_once_and_kept() throws IOException {
    var tiles = tiles(5, Clock.systemUTC());
    assertThat(tiles.tile(3, 6, 3))
        .hasValueSatisfying(tile -> {
          assertThat(tile.type()).isEqualTo("image/png");
          assertThat(tile.bytes()).isEqualTo(body);
        });
    assertThat(tiles.tile(3, 6, 3)).isPresent();
    assertThat(asked).isEqualTo(List.of("/t/3/6/3.png?key=k"));
    assertThat(Files.exists(folder.resolve("3/6/3"))).isTrue();
    answer = 500;
    assertThat(tiles(5, Clock.offset(Clock.systemUTC(), Duration.ofDays(40))).tile(3, 6, 3))
        .as("an old one where the server does not answer")
        .isPresent();
    assertThat(asked).hasSize(2);
  }

  @Test
  void nothing_but_a_small_picture_comes_through() {
    var tiles = tiles(5, Clock.systemUTC());
    body = "<html>".repeat(10).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(tiles.tile(1, 0, 0)).as("a page").isEmpty();
    body = png(400_000);
    assertThat(tiles.tile(1, 0, 0)).as("too large").isEmpty();
    body = png(100);
    answer = 302;
    assertThat(tiles.tile(1, 0, 0)).as("sent elsewhere").isEmpty();
    answer = 404;
    assertThat(tiles.tile(1, 0, 0)).isEmpty();
    assertThat(asked).hasSize(4).noneMatch(each -> each.contains("elsewhere"));
  }

  @Test
  void only_tiles_that_exist_are_asked_for() {
    var tiles = tiles(5, Clock.systemUTC());
    for (var wrong : List.of(List.of(19, 0, 0), List.of(2, 4, 0), List.of(2, 0, -1)))
      assertThat(tiles.tile(wrong.get(0), wrong.get(1), wrong.get(2))).isEmpty();
    assertThat(new Tiles(settings("", 5), Clock.systemUTC()).tile(0, 0, 0)).isEmpty();
    assertThat(asked).isEmpty();
    for (var template :
        List.of("file:///etc/{z}/{x}/{y}", "https://{x}.org/{z}/{x}/{y}", "https://a.org/{z}/{x}"))
      assertThatThrownBy(() -> settings(template, 5)).hasMessageContaining("must look like");
  }

  @Test
  void the_disk_holds_no_more_than_it_was_told() throws IOException {
    var tiles = tiles(1, Clock.systemUTC());
    body = png(290_000);
    for (int x = 0; x < 8; x++) assertThat(tiles.tile(5, x, 1)).isPresent();
    try (var walk = Files.walk(folder)) {
      assertThat(walk.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum())
          .isLessThanOrEqualTo(1_000_000);
    }
  }
}
