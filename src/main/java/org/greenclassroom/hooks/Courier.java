package org.greenclassroom.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes messages to their addresses, one transaction each.
 *
 * <p>A delivery is held while it is sent, so that two machines never send the same one. Who dies
 * between sending and writing that down leaves it to be sent once more: it has the same {@code
 * webhook-id} then, by which its receiver knows it.
 */
@Component
class Courier {
  /** Enough for one round; the next one comes in seconds. */
  private static final int ROUND = 500;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Who takes longer than this gets one message a round: the others do not wait for it. */
  private static final int SLOW_MS = 2_000;

  /** A round does not keep the house's other jobs waiting for ever, nor its end. */
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  private static final int GONE = 410;
  private static final int LONGEST_TROUBLE = 200;

  /** The trouble of a secret that was locked by another key than ours. */
  private static final String LOST = "hooks.trouble.key";

  private final HookTable hooks;
  private final DeliveryTable deliveries;
  private final Outside outside;
  private final Post post;
  private final Origin origin;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Lock lock;

  /** Straight and no further: a proxy or a redirect would lead round the look at the address. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  Courier(
      HookTable hooks,
      DeliveryTable deliveries,
      Outside outside,
      Post post,
      Origin origin,
      TransactionTemplate transaction,
      Clock clock,
      Lock lock) {
    this.lock = lock;
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.outside = outside;
    this.post = post;
    this.origin = origin;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came back: a status, or why there is none. */
  private record Answer(@Nullable Integer status, String trouble, int tookMs) {
    boolean took() {
      return status != null && status >= 200 && status < 300;
    }
  }

  /**
   * One round: all that are due. An address that fails once, or is slow, is left alone until the
   * next.
   */
  void round() {
    round(LONGEST_ROUND);
  }

  /**
   * The same, but none is begun any more after that long; the first always is.
   *
   * @return how many were tried
   */
  int round(Duration longest) {
    long began = System.nanoTime();
    Set<Long> tired = new HashSet<>(List.of(-1L)); // SQL knows no empty list
    int tried = 0;
    while (tried < ROUND
        && (tried == 0 || System.nanoTime() - began <= longest.toNanos())
        && !Thread.currentThread().isInterrupted() // the house ends
        && Objects.requireNonNull(transaction.execute(_ -> next(tired)))) tried++;
    return tried;
  }

  /**
   * @return whether there was one
   */
  private boolean next(Set<Long> tired) {
    var found = deliveries.takeDue(clock.instant(), tired);
    if (found.isEmpty()) return false;
    var due = found.get();
    var answer = call(due);
    var now = clock.instant();
    if (answer.tookMs() > SLOW_MS) tired.add(due.hook());
    if (answer.took()) {
      deliveries.arrived(
          due.delivery(), Objects.requireNonNull(answer.status()), answer.tookMs(), now);
      hooks.answered(due.hook());
      return true;
    }
    tired.add(due.hook());
    deliveries.failed(
        due.delivery(),
        answer.status(),
        answer.trouble(),
        answer.tookMs(),
        Delivery.again(due.tries(), now).orElse(null),
        now);
    // that we cannot open its secret is no silence of its own
    if (LOST.equals(answer.trouble())) return true;
    hooks.failed(due.hook(), now);
    lookAfter(due.hook(), Objects.equals(answer.status(), GONE), now);
    return true;
  }

  /**
   * Who did not answer for days, or says that it is gone, is called no more, and somebody is told.
   */
  private void lookAfter(long number, boolean gone, Instant now) {
    var hook = hooks.one(number).orElseThrow();
    var since = hook.failingSince();
    boolean silent = since != null && since.plus(Hook.PATIENCE).isBefore(now);
    if (!gone && !silent) return;
    if (!hooks.die(number, now)) return;
    deliveries.giveUp(number, now);
    var email = hook.email();
    if (email == null) return;
    post.write(
        Occasion.of(Actor.HOUSE, now),
        email,
        Locale.of(hook.language()),
        "hooks.letter.dead",
        hook.name(),
        hook.address(),
        since == null ? now : since,
        origin.here() + "/hooks/" + number);
  }

  private Answer call(DeliveryTable.Due due) {
    long began = System.nanoTime();
    byte[] secret;
    try {
      secret = lock.opened(due.secret());
    } catch (IllegalStateException lost) { // its key; the others go on
      return new Answer(null, LOST, since(began));
    }
    try {
      var response =
          client.send(
              request(outside.address(due.address()), due, secret), BodyHandlers.ofInputStream());
      response.body().close(); // what it says is of no interest, however long it is
      int status = response.statusCode();
      return new Answer(status, "HTTP " + status, since(began));
    } catch (Refusal inside) {
      return new Answer(null, inside.key(), since(began));
    } catch (IOException failure) {
      var why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
      return new Answer(null, shortened(why), since(began));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(null, "stopped", since(began));
    }
  }

  private HttpRequest request(URI address, DeliveryTable.Due due, byte[] secret) {
    var id = "msg_" + due.key();
    var now = clock.instant();
    return HttpRequest.newBuilder(address)
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .header("User-Agent", "GreenClassroom-Hooks/1")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", Secret.signature(secret, id, now, due.body()))
        .POST(BodyPublishers.ofString(due.body()))
        .build();
  }

  private static int since(long began) {
    return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private static String shortened(String text) {
    var line = text.replaceAll("\\s+", " ").replace("\0", "").strip();
    return line.length() <= LONGEST_TROUBLE ? line : line.substring(0, LONGEST_TROUBLE) + "…";
  }
}
