package org.greenclassroom.tours;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.greenclassroom.kernel.Coordinates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A routing server that speaks as OSRM does (its table service, version 1). It is told coordinates
 * and nothing else: no name, no weight, no reason. Redirects are not followed.
 */
@Component
class Router {
  /** OSRM's own limit is a hundred places in one question. */
  private static final int BLOCK = 50;

  private static final int LARGEST = 4_000_000;

  private final String base;
  private final Duration patience;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient client;

  Router(
      @Value("${greenclassroom.tours.router:}") String base,
      @Value("${greenclassroom.tours.router-seconds:10}") int seconds) {
    this.base = base.strip().replaceAll("/+$", "");
    if (!this.base.isEmpty() && !this.base.matches("https?://[^\\s?#]+"))
      throw new IllegalArgumentException(
          "greenclassroom.tours.router must look like http://osrm.example.org:5000, not " + base);
    patience = Duration.ofSeconds(Math.clamp(seconds, 1, 120));
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /** It did not answer in time, or not with what was asked. */
  static final class OfNoUse extends Exception {
    private static final long serialVersionUID = 1;

    OfNoUse(String why) {
      super(why);
    }
  }

  boolean isSet() {
    return !base.isEmpty();
  }

  /**
   * The whole table; all questions together have the patience of one.
   *
   * @param otherwise what holds between two places that no road joins
   */
  Roads table(List<Coordinates> places, Roads otherwise) throws OfNoUse {
    long until = System.nanoTime() + patience.toNanos();
    int size = places.size();
    int[] metres = otherwise.metres();
    int[] seconds = otherwise.seconds();
    for (int from = 0; from < size; from += BLOCK)
      for (int to = 0; to < size; to += BLOCK) {
        var sources = IntStream.range(from, Math.min(size, from + BLOCK)).boxed().toList();
        var targets = IntStream.range(to, Math.min(size, to + BLOCK)).boxed().toList();
        var answer = ask(places, sources, targets, until);
        fill(answer.path("distances"), sources, targets, size, metres);
        fill(answer.path("durations"), sources, targets, size, seconds);
      }
    return new Roads(size, metres, seconds);
  }

  private static void fill(
      JsonNode rows, List<Integer> sources, List<Integer> targets, int size, int[] into)
      throws OfNoUse {
    if (rows.size() != sources.size()) throw new OfNoUse("its answer lacks a table");
    for (int i = 0; i < sources.size(); i++) {
      if (rows.get(i).size() != targets.size()) throw new OfNoUse("its answer lacks a column");
      for (int j = 0; j < targets.size(); j++) {
        var value = rows.get(i).get(j);
        if (!value.isNumber()) continue; // null: no road joins them
        double number = value.doubleValue();
        if (number < 0 || number > 1e9) throw new OfNoUse("it says " + number);
        into[sources.get(i) * size + targets.get(j)] = (int) Math.round(number);
      }
    }
  }

  private JsonNode ask(
      List<Coordinates> places, List<Integer> sources, List<Integer> targets, long until)
      throws OfNoUse {
    boolean same = sources.equals(targets);
    var asked = new ArrayList<>(sources);
    if (!same) asked.addAll(targets);
    var address =
        base
            + "/table/v1/driving/"
            + asked.stream().map(each -> said(places.get(each))).collect(Collectors.joining(";"))
            + "?annotations=duration,distance"
            + (same
                ? ""
                : "&sources="
                    + numbers(0, sources.size())
                    + "&destinations="
                    + numbers(sources.size(), asked.size()));
    long left = until - System.nanoTime();
    if (left <= 0) throw new OfNoUse("it did not answer within " + patience.toSeconds() + " s");
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(Duration.ofNanos(left))
              .header("User-Agent", "GreenClassroom")
              .header("Accept", "application/json")
              .build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      byte[] body;
      try (var in = answer.body()) {
        body = in.readNBytes(LARGEST + 1);
      }
      if (answer.statusCode() != 200) throw new OfNoUse("it answers " + answer.statusCode());
      if (body.length > LARGEST) throw new OfNoUse("its answer is too long");
      var read = json.readTree(body);
      var code = read.path("code").asString("");
      if (!code.equals("Ok"))
        throw new OfNoUse("it answers " + (code.isEmpty() ? "something else" : code));
      return read;
    } catch (JacksonException broken) {
      throw new OfNoUse("its answer cannot be read");
    } catch (java.net.http.HttpTimeoutException late) {
      throw new OfNoUse("it did not answer within " + patience.toSeconds() + " s");
    } catch (IOException away) {
      throw new OfNoUse("it cannot be reached");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OfNoUse("nobody waited for it");
    }
  }

  /** Longitude first, as OSRM wants it. */
  private static String said(Coordinates place) {
    return String.format(Locale.ROOT, "%.6f,%.6f", place.longitude(), place.latitude());
  }

  private static String numbers(int from, int before) {
    return IntStream.range(from, before)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(";"));
  }
}
