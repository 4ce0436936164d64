package org.greenclassroom.pace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Eight scanners at once, each on its own connection that stays open, each posting facts about
 * devices taken at random from its own share. As light as can be: they run on the same machine.
 */
final class Clients {
  static final int COUNT = 8;
  private final int port;
  private final String authorization;
  private final List<String> tags;
  private final boolean[] missing;

  Clients(int port, String token, List<String> tags) {
    this.port = port;
    this.authorization = "Bearer " + token;
    this.tags = tags;
    this.missing = new boolean[tags.size()];
  }

  Postgres.Speed post(int seconds, boolean withKey) throws Exception {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    try (var threads = Executors.newFixedThreadPool(COUNT)) {
      var futures =
          threads.invokeAll(
              java.util.stream.IntStream.range(0, COUNT)
                  .<Callable<long[]>>mapToObj(share -> () -> scan(share, until, withKey))
                  .toList());
      long from = until - seconds * 1_000_000_000L;
      var all = new java.util.ArrayList<long[]>();
      for (var future : futures) all.add(future.get());
      double took = (System.nanoTime() - from) / 1e9;
      var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      if (times.length == 0) return new Postgres.Speed(0, 0);
      return new Postgres.Speed(times.length / took, times[(int) (times.length * 0.99)] / 1e6);
    }
  }

  /** Every device once, as inspected, one scan a request. */
  Postgres.Speed scanAll() throws Exception {
    try (var threads = Executors.newFixedThreadPool(COUNT)) {
      long from = System.nanoTime();
      var futures =
          threads.invokeAll(
              java.util.stream.IntStream.range(0, COUNT)
                  .<Callable<long[]>>mapToObj(share -> () -> inspect(share))
                  .toList());
      var all = new java.util.ArrayList<long[]>();
      for (var future : futures) all.add(future.get());
      double took = (System.nanoTime() - from) / 1e9;
      var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Postgres.Speed(times.length / took, times[(int) (times.length * 0.99)] / 1e6);
    }
  }

  private long[] inspect(int share) throws IOException {
    int each = tags.size() / COUNT;
    var times = new long[each];
    try (var wire = new Wire(port)) {
      for (int i = 0; i < each; i++) {
        var body =
            "{\"id\":\"%s\",\"mode\":\"INSPECTED\",\"code\":\"%s\",\"options\":{\"powers_on\":\"yes\",\"drives\":\"KNOWN\"}}"
                .formatted(UUID.randomUUID(), tags.get(share * each + i));
        long asked = System.nanoTime();
        int status =
            wire.ask(
                "POST /api/v1/bench/scans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                    + authorization
                    + "\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body);
        times[i] = System.nanoTime() - asked;
        if (status != 200) throw new IllegalStateException("a scan was answered with " + status);
      }
    }
    return times;
  }

  private long[] scan(int share, long until, boolean withKey) throws IOException {
    var random = new Random(share);
    var times = new long[1 << 20];
    int count = 0;
    int each = tags.size() / COUNT;
    var wire = new Wire(port);
    try {
      while (System.nanoTime() < until && count < times.length) {
        int device = share * each + random.nextInt(each);
        var body = missing[device] ? "{\"kind\":\"FOUND\"}" : "{\"kind\":\"MISSED\"}";
        var request =
            "POST /api/v1/devices/"
                + tags.get(device)
                + "/facts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: "
                + authorization
                + (withKey ? "\r\nIdempotency-Key: " + UUID.randomUUID() : "")
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
        long asked = System.nanoTime();
        if (wire.ended) wire = new Wire(port); // the server closes after so many requests
        int status = wire.ask(request);
        times[count++] = System.nanoTime() - asked;
        if (status != 201) throw new IllegalStateException("a fact was answered with " + status);
        missing[device] = !missing[device];
      }
    } finally {
      wire.close();
    }
    return Arrays.copyOf(times, count);
  }

  /** One connection. */
  private static final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    boolean ended;

    Wire(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** Asks and reads the answer to its end; its status. */
    int ask(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      int status = Integer.parseInt(line().split(" ")[1]);
      long length = -1;
      boolean chunked = false;
      for (var header = line(); !header.isEmpty(); header = line()) {
        var lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:"))
          length = Long.parseLong(lower.substring(15).strip());
        if (lower.startsWith("transfer-encoding:")) chunked = lower.contains("chunked");
        if (lower.equals("connection: close")) ended = true;
      }
      if (chunked) {
        for (int size = Integer.parseInt(line(), 16);
            size > 0;
            size = Integer.parseInt(line(), 16)) {
          in.skipNBytes(size);
          line();
        }
        line();
      } else if (length > 0) in.skipNBytes(length);
      if (ended) close();
      return status;
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) throw new IOException("the connection ended");
        if (next != '\r') line.append((char) next);
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
