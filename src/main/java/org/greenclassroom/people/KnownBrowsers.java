package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Browsers in which somebody signed in completely before: a cookie, signed by a key in a file
 * beside the database. It lets nobody in. Wrong passwords of a browser that is known are counted by
 * themselves, so that a stranger's guesses do not keep the owner waiting.
 *
 * @see <a
 *     href="https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies">
 *     Device cookies (OWASP)</a>
 */
@Component
class KnownBrowsers {
  private static final Duration GOOD_FOR = Duration.ofDays(180);

  /** A computer of a staff room has several who sign in. */
  private static final int MOST = 8;

  private static final Pattern MARK =
      Pattern.compile("(\\d{1,18})-(\\d{1,12})-([0-9a-z]{32})-([A-Za-z0-9_]{43})");

  private final SecretFile key;
  private final Clock clock;

  KnownBrowsers(@Value("${greenclassroom.data-dir}") Path folder, Clock clock) {
    this.key = new SecretFile(folder, "known-browser.secret");
    this.clock = clock;
  }

  KeyFile file() {
    return key;
  }

  /** What this account knows the browser by; empty: it never signed in there. */
  Optional<String> of(HttpServletRequest request, long account) {
    for (var mark : marks(request))
      if (mark.account() == account) return Optional.of(PublicLinks.hash(mark.text()));
    return Optional.empty();
  }

  /** From now on this account is known in it. */
  void add(HttpServletRequest request, HttpServletResponse response, long account) {
    var kept = new ArrayList<String>();
    kept.add(signed(account + "-" + clock.instant().getEpochSecond() + "-" + PublicLinks.secret()));
    for (var mark : marks(request))
      if (mark.account() != account && kept.size() < MOST) kept.add(mark.text());
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(request), String.join(".", kept))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(GOOD_FOR)
            .build()
            .toString());
  }

  private record Mark(long account, String text) {}

  /** Only those that we signed, and not too long ago. */
  private List<Mark> marks(HttpServletRequest request) {
    var good = new ArrayList<Mark>();
    var cookies = request.getCookies();
    if (cookies == null) return good;
    for (var cookie : cookies)
      if (cookie.getName().equals(name(request)))
        for (var each : cookie.getValue().split("\\.")) {
          var found = MARK.matcher(each);
          if (!found.matches() || !same(each, signed(each.substring(0, found.start(4) - 1))))
            continue;
          var since = Instant.ofEpochSecond(Long.parseLong(found.group(2)));
          if (since.plus(GOOD_FOR).isAfter(clock.instant()))
            good.add(new Mark(Long.parseLong(found.group(1)), each));
        }
    return good;
  }

  private String signed(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      var seal = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return text
          + "-"
          + Base64.getUrlEncoder().withoutPadding().encodeToString(seal).replace('-', '_');
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(HttpServletRequest request) {
    return SessionCookie.named("known", request);
  }
}
