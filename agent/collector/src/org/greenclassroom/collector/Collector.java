package org.greenclassroom.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The collector, as it is called: {@code collector enrol | serve | send | bundle | receipt | status}. */
public final class Collector {
  static final String VERSION = "1.0.0";
  private static final int PORT = 8124;

  /** A week, half a day more or less: a TLS handshake costs more than a week of rows. */
  private static final Duration EVERY = Duration.ofDays(7);

  private Collector() {}

  /** A word of the command line that begins with two hyphens. */
  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf("--" + name);
    if (at < 0 || at + 1 >= words.size()) return otherwise;
    words.remove(at);
    return words.remove(at);
  }

  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, InterruptedException {
    var words = new ArrayList<>(List.of(arguments));
    var folder =
        Path.of(
            option(
                words,
                "folder",
                System.getProperty("user.home") + "/.green-classroom-collector"));
    int port = Integer.parseInt(option(words, "port", String.valueOf(PORT)));
    var server = option(words, "server", "");
    var every = Duration.ofSeconds(Long.parseLong(option(words, "every", String.valueOf(EVERY.toSeconds()))));
    var what = words.isEmpty() ? "serve" : words.getFirst();
    var with = words.size() > 1 ? words.get(1) : "";
    var settings = new Settings(folder);
    if (what.equals("receipt") && there(port, Path.of(with))) return;
    try (var held = new Held(folder)) {
      var line = new Line(settings, held, Clock.systemUTC());
      switch (what) {
        case "enrol" -> {
          var at = server.isEmpty() ? settings.server() : server;
          System.out.println("Enrolled as " + line.enrol(at, with, VERSION));
          System.out.println("Letters of this room: " + settings.shownRoom());
        }
        case "serve" -> serve(settings, held, line, port, every);
        case "send" -> System.out.println(line.tell() + " days told");
        case "bundle" -> {
          for (var batch : held.toTell(settings.collector(), Clock.systemUTC().instant())) {
            var file = Path.of(with.isEmpty() ? "." : with).resolve(Door.name(settings, batch));
            Files.write(file, batch.bundle(settings.sign(batch.sealed())));
            System.out.println(file);
          }
        }
        case "receipt" ->
            System.out.println(held.answered(Files.readString(Path.of(with))) + " days let go of");
        case "status" -> System.out.println(held.standing());
        default -> {
          System.err.println(
              "Use: collector enrol CODE --server https://… | serve | send | bundle FOLDER | receipt FILE | status");
          System.exit(2);
        }
      }
    }
  }

  /** Hands a receipt to the collector that runs already on this computer, if one does. */
  private static boolean there(int port, Path file) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/receipt"))
                  .POST(BodyPublishers.ofFile(file))
                  .build(),
              BodyHandlers.ofString());
      System.out.print(answer.body());
      return answer.statusCode() == 200;
    } catch (java.net.ConnectException nobody) {
      return false;
    }
  }

  private static void serve(Settings settings, Held held, Line line, int port, Duration every)
      throws IOException, InterruptedException {
    var door = new Door(settings, held, line, Clock.systemUTC(), port);
    door.start();
    System.out.println("Listening on port " + door.port() + "; letters of this room: " + settings.shownRoom());
    System.out.println("For the person at this computer: http://localhost:" + door.port() + "/");
    var random = new SecureRandom();
    int failures = 0;
    while (true) {
      Duration wait;
      try {
        int told = line.tell();
        if (told > 0) System.out.println(told + " days told");
        failures = 0;
        long part = Math.max(1, every.toMillis() / 14);
        wait = every.plusMillis(random.nextLong(part) - part / 2);
      } catch (IOException notNow) {
        failures++;
        wait = Line.wait(failures, random);
        System.out.println("Not told, everything is kept: " + notNow.getMessage());
      }
      Thread.sleep(wait);
    }
  }
}
