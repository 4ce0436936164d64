package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.greenclassroom.House;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

/** What is brought is weighed before anybody reads it, whoever brings it and whoever reads it. */
class ScalesTest extends House {
  private static final String ESTIMATES = "/api/v1/impact/estimates";
  private static final String LOG = "/l/" + "0".repeat(32);
  private static final byte[] THREE_MB = manyOf("{},", 3 << 20);

  @Autowired private List<LargeBody> large;
  @Autowired private JsonMapper shared;
  private final HttpClient client = HttpClient.newHttpClient();

  /** As {@code {"devices":[{},{},…]}}: each of them an object in the heap. */
  private static byte[] manyOf(String one, int bytes) {
    var all = "{\"devices\":[" + one.repeat(bytes / one.length()) + "{}]}";
    return all.getBytes(StandardCharsets.UTF_8);
  }

  private static BodyPublisher told(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  /** In chunks: how much will come is not said. */
  private static BodyPublisher untold(byte[] bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private HttpResponse<String> post(String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", path, body, headers);
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body);
    request.header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static void isTooHeavy(HttpResponse<String> answer, String megabytes) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":413", "frame.refusal.too-heavy", megabytes + " MB");
  }

  @Test
  void a_stranger_fills_no_heap_whether_the_length_is_told_or_not() throws Exception {
    isTooHeavy(post(ESTIMATES, told(THREE_MB)), "2");
    isTooHeavy(post(ESTIMATES, untold(THREE_MB)), "2");
    var honest =
        "{\"devices\":[{\"class\":\"LAPTOP\",\"count\":1}]}".getBytes(StandardCharsets.UTF_8);
    assertThat(post(ESTIMATES, told(honest)).statusCode()).isEqualTo(200);
    assertThat(post(ESTIMATES, untold(honest)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_says_it_in_the_readers_language() throws Exception {
    isTooHeavy(post(LOG, told(THREE_MB), "Accept", "application/json"), "2");
    var page = post(LOG, told(THREE_MB), "Accept", "text/html", "Accept-Language", "fr");
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body())
        .contains("Envoyez-le en parties plus petites", "lang=\"fr\"", "</main>");
  }

  @Test
  void who_is_read_by_a_filter_hears_it_too() throws Exception {
    isTooHeavy(post(ESTIMATES, untold(THREE_MB), "Idempotency-Key", "heavy-" + unique()), "2");
    // an address that takes more, before anybody knows who it is
    isTooHeavy(post("/glpi", told(THREE_MB), "Idempotency-Key", "heavy-" + unique()), "2");
    assertThat(post("/glpi", told(THREE_MB)).statusCode()).isEqualTo(401);
  }

  @Test
  void no_other_name_for_it_weighs_less() throws Exception {
    isTooHeavy(post(ESTIMATES, told(THREE_MB), "Content-Type", "text/plain"), "2");
    assertThat(post("/api/v1/wipe-logs/../impact/estimates", told(THREE_MB)).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(
            post(ESTIMATES, told(THREE_MB), "Content-Type", "multipart/mixed; boundary=a")
                .statusCode())
        .isBetween(400, 499);
  }

  @Test
  void a_form_weighs_as_much_as_the_server_reads_of_one() throws Exception {
    var form = "Content-Type";
    var type = "application/x-www-form-urlencoded";
    assertThat(post("/what-if", told(new byte[5 << 20]), form, type).statusCode()).isEqualTo(413);
    assertThat(post("/what-if", told(new byte[3 << 20]), form, type).statusCode())
        .isNotEqualTo(413);
  }

  @Test
  void what_is_large_by_nature_has_its_own_fence() throws Exception {
    var fences = new TreeMap<String, Long>();
    for (var each : large)
      for (var pattern : each.patterns()) fences.put(pattern, each.most() >> 20);
    assertThat(fences)
        .as("whoever adds one says why")
        .containsOnly(
            java.util.Map.entry("/agent/inventory", 20L),
            java.util.Map.entry("/agent/inventory/front/inventory.php", 20L),
            java.util.Map.entry("/api/v1/lots/{id}/receipts", 6L),
            java.util.Map.entry("/api/v1/usage/batches/{id}", 5L),
            java.util.Map.entry("/api/v1/wipe-logs/{secret}", 20L),
            java.util.Map.entry("/front/inventory.php", 20L),
            java.util.Map.entry("/glpi", 20L),
            java.util.Map.entry("/glpi/at/{secret}", 20L),
            java.util.Map.entry("/glpi/at/{secret}/front/inventory.php", 20L),
            java.util.Map.entry("/glpi/front/inventory.php", 20L),
            java.util.Map.entry("/ocsinventory", 20L));
    var batch = "/api/v1/usage/batches/" + "0".repeat(64);
    assertThat(send("PUT", batch, told(THREE_MB)).body()).doesNotContain("too-heavy");
    assertThat(send("PUT", batch, untold(THREE_MB)).body()).doesNotContain("too-heavy");
    isTooHeavy(send("PUT", batch, told(new byte[6 << 20])), "5");
    isTooHeavy(send("PUT", batch, untold(new byte[6 << 20])), "5");
  }

  @Test
  void behind_them_stands_a_second_wall() {
    var nine = new ByteArrayInputStream(manyOf("{},", 9_000_000));
    assertThatThrownBy(() -> shared.readTree(nine)).isInstanceOf(StreamConstraintsException.class);
  }
}
