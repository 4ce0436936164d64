package org.greenclassroom.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Pieces of somebody else's map, fetched by us from the one template that the settings name, and
 * kept on the disk. The browser never learns of that server, nor that server of the browser.
 *
 * <p>Only numbers are put into the template, redirects are not followed, and what comes must be a
 * small picture: nobody can make us fetch anything else.
 */
@Component
class Tiles {
  private static final Logger LOG = LoggerFactory.getLogger(Tiles.class);
  private static final int LARGEST = 300_000;
  private static final Duration FRESH = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /** A tile server that is asked by many at once shuts them out. */
  private final Semaphore atOnce = new Semaphore(4);

  /** Bytes on the disk; below zero: nobody has counted yet. */
  private final AtomicLong held = new AtomicLong(-1);

  @Autowired
  Tiles(Settings.Told told, Clock clock) {
    this(told.settings(), clock);
  }

  Tiles(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A picture with what it is. */
  record Tile(byte[] bytes, String type) {}

  /** Nothing where no server is named, where there is no such tile, or where it does not answer. */
  Optional<Tile> tile(int zoom, int x, int y) {
    if (!settings.hasTiles() || zoom < 0 || zoom > settings.deepest()) return Optional.empty();
    long across = 1L << zoom;
    if (x < 0 || y < 0 || x >= across || y >= across) return Optional.empty();
    var kept = settings.folder().resolve(zoom + "/" + x + "/" + y);
    try {
      var old = read(kept);
      if (old.isPresent() && isFresh(kept)) return old;
      var fetched = fetch(zoom, x, y);
      if (fetched.isEmpty()) return old; // better an old map than none
      keep(kept, fetched.get().bytes());
      return fetched;
    } catch (IOException broken) {
      LOG.warn("tile {}/{}/{}: {}", zoom, x, y, broken.toString());
      return Optional.empty();
    }
  }

  private Optional<Tile> fetch(int zoom, int x, int y) {
    var address =
        settings
            .tiles()
            .replace("{z}", Integer.toString(zoom))
            .replace("{x}", Integer.toString(x))
            .replace("{y}", Integer.toString(y));
    try {
      if (!atOnce.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return Optional.empty();
      try {
        var request =
            HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("User-Agent", "GreenClassroom")
                .header("Accept", "image/png,image/jpeg,image/webp")
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
          if (answer.statusCode() != 200) return Optional.empty();
          return picture(body.readNBytes(LARGEST + 1));
        }
      } finally {
        atOnce.release();
      }
    } catch (IOException | IllegalArgumentException unreachable) {
      LOG.warn("tile server: {}", unreachable.toString());
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Tile> read(Path kept) throws IOException {
    return Files.exists(kept) ? picture(Files.readAllBytes(kept)) : Optional.empty();
  }

  private boolean isFresh(Path kept) throws IOException {
    return Files.getLastModifiedTime(kept).toInstant().isAfter(clock.instant().minus(FRESH));
  }

  /** What it is, by its first bytes: whatever the server calls it, it is a picture or nothing. */
  private static Optional<Tile> picture(byte[] bytes) {
    if (bytes.length < 12 || bytes.length > LARGEST) return Optional.empty();
    if ((bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G')
      return Optional.of(new Tile(bytes, "image/png"));
    if ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8)
      return Optional.of(new Tile(bytes, "image/jpeg"));
    if (bytes[0] == 'R' && bytes[1] == 'I' && bytes[8] == 'W' && bytes[9] == 'E')
      return Optional.of(new Tile(bytes, "image/webp"));
    return Optional.empty();
  }

  private void keep(Path kept, byte[] bytes) throws IOException {
    Files.createDirectories(kept.getParent());
    var part = Files.createTempFile(kept.getParent(), "part", "");
    Files.write(part, bytes);
    Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
    Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    if (held.get() < 0 || held.addAndGet(bytes.length) > most()) tidy();
  }

  private long most() {
    return settings.megabytes() * 1_000_000L;
  }

  private record Lying(Path path, long bytes, Instant since) {}

  /** The oldest go first, until a fifth is free again. */
  private synchronized void tidy() throws IOException {
    var all = new ArrayList<Lying>();
    try (var walk = Files.walk(settings.folder())) {
      for (var path : walk.filter(Files::isRegularFile).toList())
        all.add(new Lying(path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
    }
    long bytes = all.stream().mapToLong(Lying::bytes).sum();
    if (bytes > most()) {
      all.sort(Comparator.comparing(Lying::since));
      for (var oldest : all) {
        if (bytes <= most() * 4 / 5) break;
        Files.deleteIfExists(oldest.path());
        bytes -= oldest.bytes();
      }
    }
    held.set(bytes);
  }
}
