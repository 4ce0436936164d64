package org.greenclassroom.pace;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * A hundred people who signed in and read, a page every eight seconds or so, and fifty who scan, a
 * device every two. Everybody works at their own pace; what is measured is how long each of them
 * waits.
 */
final class Crowd {
  static final int READERS = 100;
  static final int SCANNERS = 50;
  private static final List<String> LOGINS =
      List.of("officer", "officer2", "technician", "engineer");
  private static final List<String> PAGES =
      List.of(
          "/",
          "/devices",
          "/intake",
          "/wiping",
          "/repair",
          "/classrooms",
          "/partners",
          "/followup",
          "/tickets",
          "/visits",
          "/usage",
          "/find?q=Dell");
  private final String origin;
  private final String password;
  private final String token;
  private final Queue<String> tags;

  /** How long each waited, in ms. */
  record Waits(List<Double> pages, List<Double> scans) {}

  Crowd(String origin, String password, String token, List<String> tags) {
    this.origin = origin;
    this.password = password;
    this.token = token;
    this.tags = new ConcurrentLinkedQueue<>(tags);
  }

  /** After so many seconds of warming; scanners stop when there are no tags left. */
  Waits work(int warm, int seconds) throws Exception {
    var pages = new ConcurrentLinkedQueue<Double>();
    var scans = new ConcurrentLinkedQueue<Double>();
    var readers = new ArrayList<Reader>();
    for (int n = 0; n < READERS; n++) {
      var reader = new Reader(origin);
      reader.signIn(LOGINS.get(n % LOGINS.size()), password);
      readers.add(reader);
    }
    long from = System.nanoTime() + warm * 1_000_000_000L;
    long until = from + seconds * 1_000_000_000L;
    try (var everybody = Executors.newVirtualThreadPerTaskExecutor();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var all = new ArrayList<Callable<Void>>();
      for (int n = 0; n < READERS; n++) {
        var reader = readers.get(n);
        var random = new Random(n);
        // whoever may not see a page is not one who reads it
        var mine =
            PAGES.stream().filter(page -> page.equals("/") || mayRead(reader, page)).toList();
        all.add(() -> {
          Thread.sleep(random.nextInt(8_000));
          while (System.nanoTime() < until) {
            long asked = System.nanoTime();
            reader.html(mine.get(random.nextInt(mine.size())));
            if (asked >= from) pages.add((System.nanoTime() - asked) / 1e6);
            Thread.sleep(6_000 + random.nextInt(4_000));
          }
          return null;
        });
      }
      for (int n = 0; n < SCANNERS; n++) {
        var random = new Random(1_000 + n);
        all.add(() -> {
          Thread.sleep(random.nextInt(2_000));
          for (var tag = tags.poll(); tag != null && System.nanoTime() < until; tag = tags.poll()) {
            long asked = System.nanoTime();
            scan(client, tag);
            if (asked >= from) scans.add((System.nanoTime() - asked) / 1e6);
            Thread.sleep(1_500 + random.nextInt(1_000));
          }
          return null;
        });
      }
      for (var done : everybody.invokeAll(all)) done.get();
    }
    return new Waits(pages.stream().sorted().toList(), scans.stream().sorted().toList());
  }

  private static boolean mayRead(Reader reader, String page) {
    try {
      reader.html(page);
      return true;
    } catch (IllegalStateException refused) {
      return false;
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void scan(HttpClient client, String tag) throws IOException, InterruptedException {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(origin + "/api/v1/bench/scans"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(
                    BodyPublishers.ofString(
                        "{\"id\":\"%s\",\"mode\":\"INSPECTED\",\"code\":\"%s\",\"options\":{\"powers_on\":\"yes\",\"drives\":\"KNOWN\"}}"
                            .formatted(UUID.randomUUID(), tag)))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("DONE"))
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
  }

  /** The value below which nineteen of twenty lie. */
  static double p95(List<Double> sorted) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) (sorted.size() * 0.95));
  }
}
