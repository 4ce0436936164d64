package org.greenclassroom.federation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Refusal;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * The application's token, one for all machines that serve the house: WeChat Work counts how often
 * it is asked for, and a new one ends the old one. On each machine one at a time asks, and holds no
 * connection meanwhile; where there was no answer, the others are told so for a while and ask
 * nothing.
 *
 * <p>It is kept sealed with the application's secret: who reads the table, or a backup, has
 * nothing.
 */
@Component
class WeComTokens {
  /** Not used in its last minutes: it might run out on the way. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** So long a failure is told to others, too. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final HexFormat HEX = HexFormat.of();
  private final WeComTokenTable table;
  private final Clock clock;

  /** Made once for each: deriving a key from a secret is slow, and meant to be. */
  private final Map<Settings.WeComApp, BytesEncryptor> seals = new ConcurrentHashMap<>();

  WeComTokens(WeComTokenTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Whose turn it is to ask for an application's token. */
  private final Map<Settings.WeComApp, ReentrantLock> turns = new ConcurrentHashMap<>();

  private final Map<Settings.WeComApp, Failure> failures = new ConcurrentHashMap<>();

  private record Failure(Refusal said, Instant until) {}

  record Kept(String sealed, OffsetDateTime until) {}

  /** As it is kept, or a new one. */
  String token(Settings.WeComApp app, WeComApi api) {
    return kept(app).orElseGet(() -> renewed(Optional.empty(), app, api));
  }

  /** This one was refused: another, unless somebody has got another meanwhile. */
  String tokenAfter(String stale, Settings.WeComApp app, WeComApi api) {
    return renewed(Optional.of(stale), app, api);
  }

  private String renewed(Optional<String> stale, Settings.WeComApp app, WeComApi api) {
    var turn = turns.computeIfAbsent(app, _ -> new ReentrantLock());
    turn.lock(); // not for longer than one is asked: then there is a token, or a failure
    try {
      var now = kept(app);
      if (now.isPresent() && !now.equals(stale)) return now.get();
      var failed = failures.get(app);
      if (failed != null && failed.until().isAfter(clock.instant())) throw failed.said();
      return asked(app, api);
    } finally {
      turn.unlock();
    }
  }

  private String asked(Settings.WeComApp app, WeComApi api) {
    try {
      var fresh = api.token();
      var until = clock.instant().plusSeconds(fresh.seconds());
      table.keep(name(app), sealed(fresh.token(), app), until.atOffset(ZoneOffset.UTC));
      failures.remove(app);
      return fresh.token();
    } catch (Refusal failure) {
      failures.put(app, new Failure(failure, clock.instant().plus(REMEMBERED)));
      throw failure;
    }
  }

  private Optional<String> kept(Settings.WeComApp app) {
    return opened(table.kept(name(app)), app);
  }

  private Optional<String> opened(Optional<Kept> kept, Settings.WeComApp app) {
    return kept.filter(each -> good(each.until().toInstant()))
        .map(each -> opened(each.sealed(), app));
  }

  private boolean good(Instant until) {
    return until.isAfter(clock.instant().plus(EARLY));
  }

  /** Another secret is another row: what the old one sealed is not looked at. */
  private static String name(Settings.WeComApp app) {
    return PublicLinks.hash(app.corpId() + " " + app.agentId() + " " + app.secret());
  }

  private String sealed(String token, Settings.WeComApp app) {
    return HEX.formatHex(seal(app).encrypt(token.getBytes(StandardCharsets.UTF_8)));
  }

  private String opened(String sealed, Settings.WeComApp app) {
    return new String(seal(app).decrypt(HEX.parseHex(sealed)), StandardCharsets.UTF_8);
  }

  private BytesEncryptor seal(Settings.WeComApp app) {
    return seals.computeIfAbsent(app, WeComTokens::derived);
  }

  private static BytesEncryptor derived(Settings.WeComApp app) {
    var salt = HEX.formatHex(app.corpId().getBytes(StandardCharsets.UTF_8));
    return AesGcmBytesEncryptor.withPassword(app.secret(), salt).build();
  }
}
