package org.greenclassroom.pace;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.greenclassroom.usage.Weeks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People and programs at work who do not give up: what was not answered is sent again, with the
 * same id, to whichever node answers. What was answered is kept: it must be there afterwards, once.
 */
final class Load implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration ASK = Duration.ofSeconds(20);
  private static final int SCANNERS = 3;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> origins;
  private final String token;
  private final List<Thread> workers = new ArrayList<>();
  private final AtomicBoolean enough = new AtomicBoolean();

  /** The tags of devices whose inspection was acknowledged. */
  final Queue<String> inspected = new ConcurrentLinkedQueue<>();

  /** Numbers of facts (missed, found) that were acknowledged. */
  final Queue<Long> facts = new ConcurrentLinkedQueue<>();

  /** Lists whose commit was acknowledged. */
  final Queue<Long> lists = new ConcurrentLinkedQueue<>();

  /** Rows of usage that were acknowledged. */
  final AtomicInteger usageRows = new AtomicInteger();

  /** How often something had to be sent again. */
  final AtomicInteger again = new AtomicInteger();

  /** What nobody should have been told. */
  final List<String> wrong = new CopyOnWriteArrayList<>();

  Load(List<String> origins, String token) {
    this.origins = new CopyOnWriteArrayList<>(origins);
    this.token = token;
  }

  /** A node has come back at another address. */
  void moved(int node, String origin) {
    origins.set(node, origin);
  }

  void scan(List<String> tags) {
    var left = new ConcurrentLinkedQueue<>(tags);
    for (int n = 0; n < SCANNERS; n++)
      work(() -> {
        var tag = left.poll();
        if (tag == null) return false;
        var said =
            send(
                "POST",
                "/api/v1/bench/scans",
                "{\"id\":\"%s\",\"mode\":\"INSPECTED\",\"code\":\"%s\",\"options\":{\"powers_on\":\"yes\",\"drives\":\"KNOWN\"}}"
                    .formatted(UUID.randomUUID(), tag),
                null);
        var result = said.get("outcomes").get(0).get("result").asString();
        if (!result.equals("DONE") && !result.equals("DOUBLED")) wrong.add(said.toString());
        inspected.add(tag);
        return true;
      });
  }

  /** Each device is missed, found, missed again … */
  void write(List<String> tags) {
    // each of the workers has its own devices: a device is missed before it is found
    var turn = new AtomicInteger();
    work(() -> {
      int n = turn.getAndIncrement();
      var key = UUID.randomUUID();
      var kind = n / tags.size() % 2 == 0 ? "MISSED" : "FOUND";
      var written =
          send(
              "POST",
              "/api/v1/devices/" + tags.get(n % tags.size()) + "/facts",
              "{\"kind\":\"%s\"}".formatted(kind),
              key.toString());
      facts.add(written.get("number").asLong());
      return true;
    });
  }

  void use(List<Weeks.Week> weeks) {
    var left = new ConcurrentLinkedQueue<>(weeks);
    work(() -> {
      var week = left.poll();
      if (week == null) return false;
      var said =
          send(origin ->
              HttpRequest.newBuilder(URI.create(origin + "/api/v1/usage/batches/" + week.id()))
                  .header("Content-Encoding", "gzip")
                  .header("Batch-Signature", week.signature())
                  .PUT(BodyPublishers.ofByteArray(week.packed())));
      for (var row : said.get("rows")) {
        var outcome = row.get("outcome").asString();
        if (outcome.equals("REJECTED")) wrong.add(row.toString());
      }
      usageRows.addAndGet(week.rows());
      return true;
    });
  }

  /** A donor's lists, one after the other: previewed, then committed until it is. */
  void importLists(long donor, int rows) {
    var turn = new AtomicInteger();
    work(() -> {
      var name = "L" + turn.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 6);
      var boundary = "----load" + name;
      var body =
          "--%s\r\nContent-Disposition: form-data; name=\"donor\"\r\n\r\n%d\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
              .formatted(
                  boundary,
                  donor,
                  boundary,
                  new String(Desk.list(rows, name), java.nio.charset.StandardCharsets.UTF_8),
                  boundary);
      var preview =
          send(origin ->
              HttpRequest.newBuilder(URI.create(origin + "/api/v1/imports"))
                  .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                  .POST(BodyPublishers.ofString(body)));
      long list = preview.get("id").asLong();
      // a commit that was done and whose answer was lost says so when it is asked again
      send("POST", "/api/v1/imports/" + list + "/commit", "{}", UUID.randomUUID().toString());
      lists.add(list);
      return true;
    });
  }

  private interface Step {
    /** False: there is nothing more to do. */
    boolean done() throws Exception;
  }

  private void work(Step step) {
    workers.add(
        Thread.ofPlatform()
            .start(() -> {
              try {
                while (!enough.get() && step.done())
                  ;
              } catch (Exception trouble) {
                wrong.add(trouble.toString());
              }
            }));
  }

  private interface Ask {
    HttpRequest.Builder at(String origin);
  }

  private JsonNode send(
      String method, String path, String json, @org.jspecify.annotations.Nullable String key)
      throws IOException, InterruptedException {
    return send(origin -> {
      var request =
          HttpRequest.newBuilder(URI.create(origin + path))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(json));
      if (key != null) request.header("Idempotency-Key", key);
      return request;
    });
  }

  /** Sends until it is answered, to one node after the other. */
  private JsonNode send(Ask ask) throws IOException, InterruptedException {
    for (int at = Thread.currentThread().hashCode() & 1; ; at++) {
      try {
        var response =
            client.send(
                ask.at(origins.get(at % origins.size()))
                    .header("Authorization", "Bearer " + token)
                    .timeout(ASK)
                    .build(),
                BodyHandlers.ofString());
        if (response.statusCode() / 100 == 2) return JSON.readTree(response.body());
        if (response.statusCode() < 500 && response.statusCode() != 429)
          throw new IllegalStateException(
              response.request().uri()
                  + " answered "
                  + response.statusCode()
                  + ": "
                  + response.body());
      } catch (IOException gone) {
        // a node that was killed answers nobody
      }
      again.incrementAndGet();
      Thread.sleep(100);
    }
  }

  /** Nothing new is begun; what was begun is brought to its answer. */
  void finish() throws InterruptedException {
    enough.set(true);
    for (var worker : workers) worker.join();
    workers.clear();
    enough.set(false);
  }

  @Override
  public void close() {
    enough.set(true);
    workers.forEach(Thread::interrupt);
    client.close();
  }
}
