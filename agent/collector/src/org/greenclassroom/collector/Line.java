package org.greenclassroom.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** The line to the platform, when there is one. */
final class Line {
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final Settings settings;
  private final Held held;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  Line(Settings settings, Held held, Clock clock) {
    this.settings = settings;
    this.held = held;
    this.clock = clock;
  }

  /**
   * Tells what is to be told.
   *
   * @return how many rows were let go of
   * @throws IOException when nobody is there, or it will not have a batch; everything is kept
   */
  int tell() throws IOException, InterruptedException {
    if (settings.collector().isEmpty()) throw new IOException("not enrolled yet");
    int told = 0;
    for (var batch : held.toTell(settings.collector(), clock.instant())) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(settings.server() + "/api/v1/usage/batches/" + batch.id()))
              .timeout(Duration.ofMinutes(3))
              .header("Content-Type", "application/json")
              .header("Content-Encoding", "gzip")
              .header("Sent-At", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
              .header("Batch-Signature", settings.sign(batch.sealed()))
              .PUT(BodyPublishers.ofByteArray(batch.packed()))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200)
        throw new IOException("batch " + batch.seq() + ": " + said(answer));
      told += held.answered(answer.body());
    }
    return told;
  }

  /** Hands an enrolment on: a computer without a line of its own. */
  HttpResponse<String> enrolment(byte[] body, String language)
      throws IOException, InterruptedException {
    return post("/api/v1/agents/enrolments", body, language);
  }

  /** Enrols ourselves. */
  String enrol(String server, String code, String version)
      throws IOException, InterruptedException {
    var address = server.replaceAll("/+$", "");
    var body =
        "{\"code\":\"%s\",\"public_key\":\"%s\",\"version\":\"%s\"}"
            .formatted(code.replaceAll("[^A-Za-z-]", ""), settings.publicKey(), version);
    var answer =
        client.send(
            request(address + "/api/v1/agents/collectors", body.getBytes(StandardCharsets.UTF_8), "en"),
            BodyHandlers.ofString());
    if (answer.statusCode() != 201
        || !(Json.read(answer.body()) instanceof java.util.Map<?, ?> told)
        || !(told.get("collector") instanceof String name)) throw new IOException(said(answer));
    settings.enrolled(address, name);
    return name;
  }

  private HttpResponse<String> post(String path, byte[] body, String language)
      throws IOException, InterruptedException {
    return client.send(request(settings.server() + path, body, language), BodyHandlers.ofString());
  }

  private static HttpRequest request(String address, byte[] body, String language) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofMinutes(1))
        .header("Content-Type", "application/json")
        .header("Accept-Language", language)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static String said(HttpResponse<String> answer) {
    var body = answer.body();
    return answer.statusCode() + " " + (body.length() > 400 ? body.substring(0, 400) : body);
  }

  /** Twice as long after each failure, up to six hours, and each time a little else. */
  static Duration wait(int failures, RandomGenerator random) {
    long most =
        Math.min(
            LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(Math.max(failures - 1, 0), 20));
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
