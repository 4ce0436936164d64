package org.greenclassroom.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executors;

/**
 * Where the agents of the room knock, and the page for the person at this computer. It notes from
 * nobody where he came from: addresses are neither kept nor sent on.
 */
final class Door {
  private static final int MOST = 64 * 1024;
  private final Settings settings;
  private final Held held;
  private final Line line;
  private final Clock clock;
  private final HttpServer server;

  Door(Settings settings, Held held, Line line, Clock clock, int port) throws IOException {
    this.settings = settings;
    this.held = held;
    this.line = line;
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/days", guarded(this::days));
    server.createContext("/enrolments", guarded(this::enrolment));
    server.createContext("/receipt", guarded(this::receipt));
    server.createContext("/bundle", guarded(this::bundle));
    server.createContext("/", guarded(this::page));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  /** An answer of one request. */
  private interface Way {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static com.sun.net.httpserver.HttpHandler guarded(Way way) {
    return exchange -> {
      try (exchange) {
        way.answer(exchange);
      } catch (IllegalArgumentException unreadable) {
        say(exchange, 422, "not readable\n");
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      } catch (IOException failure) {
        say(exchange, 503, "not kept, try again\n");
      }
    };
  }

  /** A sheaf of an agent: answered when it is on the disk. */
  private void days(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      say(exchange, 405, "");
      return;
    }
    var mac = header(exchange, "Mac");
    var sentAt = header(exchange, "Sent-At");
    var text = body(exchange);
    var sealed = (mac + " " + sentAt).getBytes(StandardCharsets.UTF_8);
    if (!settings.knowsRoom(sealed, header(exchange, "Room-Seal"))) {
      say(exchange, 401, "other letters than this room's\n");
      return;
    }
    long now = clock.instant().getEpochSecond();
    var sheaf =
        new Sheaf(
            now, Long.parseLong(sentAt) - now, mac, new String(text, StandardCharsets.UTF_8));
    held.keep(sheaf);
    var kept = new StringBuilder();
    for (var row : sheaf.rows())
      kept.append("KEPT ").append(row.day()).append(' ').append(row.revision()).append('\n');
    say(exchange, 200, kept.toString());
  }

  /** An enrolment, handed on to the platform as it is. */
  private void enrolment(HttpExchange exchange) throws IOException, InterruptedException {
    var body = body(exchange);
    if (!settings.knowsRoom(body, header(exchange, "Room-Seal"))) {
      say(exchange, 401, "other letters than this room's\n");
      return;
    }
    var answer = line.enrolment(body, header(exchange, "Accept-Language", "en"));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, answer.statusCode(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  /** What the platform said of a bundle that came to it by stick or mail. */
  private void receipt(HttpExchange exchange) throws IOException {
    if (!isHere(exchange)) return;
    var text = new String(body(exchange), StandardCharsets.UTF_8);
    // a form of a page wraps the file in lines of its own
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    if (start < 0 || end < start) throw new IllegalArgumentException("no receipt");
    int told = held.answered(text.substring(start, end + 1));
    say(exchange, 200, told + " days let go of\n");
  }

  /** The oldest batch that waits, as a file. */
  private void bundle(HttpExchange exchange) throws IOException {
    if (!isHere(exchange)) return;
    var batches = held.toTell(settings.collector(), clock.instant());
    if (batches.isEmpty() || settings.collector().isEmpty()) {
      say(exchange, 404, "nothing waits / 没有待发送的数据 / rien n’attend\n");
      return;
    }
    var batch = batches.getFirst();
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"" + name(settings, batch) + "\"");
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    send(exchange, 200, batch.bundle(settings.sign(batch.sealed())));
  }

  static String name(Settings settings, Batch batch) {
    return settings.collector() + "-" + batch.seq() + ".gitc";
  }

  private void page(HttpExchange exchange) throws IOException {
    if (!isHere(exchange)) return;
    var now = held.standing();
    var text =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Green Classroom</title>
        <meta name="viewport" content="width=device-width">
        <style>body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:2em auto;padding:0 1em;background:#FBFAF6;color:#1D2A26}a,button{color:#1F6F4A}code{font-size:1.2em}</style>
        <h1>Green Classroom</h1>
        <p>Letters of this room · 本教室的字母 · lettres de la salle: <code>%s</code></p>
        <p>Computers heard · 已收到的电脑 · ordinateurs entendus: <b>%d</b><br>
        Days that wait to be sent · 待发送的天数 · jours en attente: <b>%d</b><br>
        Days the platform would not have · 平台未接受的天数 · jours refusés: <b>%d</b></p>
        <p><a href="/bundle">Save a file for a USB stick · 保存到U盘 · enregistrer sur une clé USB</a></p>
        <form method="post" action="/receipt" enctype="multipart/form-data">
        <p><label>Receipt (.gitr) · 回执 · accusé de réception <input type="file" name="file"></label>
        <button>OK</button></p></form>
        </html>
        """
            .formatted(settings.shownRoom(), now.agents(), now.open(), now.refused());
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Only the person at this computer, and no page of somebody else's in his browser. */
  private boolean isHere(HttpExchange exchange) throws IOException {
    var origin = header(exchange, "Origin");
    var host = header(exchange, "Host");
    var here = host.equals("localhost:" + port()) || host.equals("127.0.0.1:" + port());
    if (exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && here
        && (origin.isEmpty() || origin.equals("http://" + host))) return true;
    say(exchange, 403, "only on the computer itself\n");
    return false;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MOST * 16 + 1);
    if (body.length > MOST * 16) throw new IllegalArgumentException("too long");
    return body;
  }

  private static String header(HttpExchange exchange, String name) {
    return header(exchange, name, "");
  }

  private static String header(HttpExchange exchange, String name, String otherwise) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), otherwise);
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
    send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) exchange.getResponseBody().write(bytes);
  }
}
