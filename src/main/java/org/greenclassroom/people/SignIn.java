package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Name and password, asked of the front door. */
@Component
class SignIn implements AuthenticationProvider {
  private final People people;
  private final Entrance entrance;
  private final KnownBrowsers browsers;
  private final Clock clock;

  SignIn(People people, Entrance entrance, KnownBrowsers browsers, Clock clock) {
    this.people = people;
    this.entrance = entrance;
    this.browsers = browsers;
    this.clock = clock;
  }

  /** From where somebody comes; a browser's cookies with it, a program has none. */
  static final class From extends WebAuthenticationDetails {
    private final transient @Nullable HttpServletRequest browser;

    From(HttpServletRequest request) {
      super(request);
      this.browser = request;
    }
  }

  /** Too many failures: wait. */
  static final class Waits extends LockedException {
    private final long seconds;

    Waits(Refusal refusal) {
      super(refusal.key());
      this.seconds = refusal.waitSeconds();
    }

    long seconds() {
      return seconds;
    }
  }

  /** A machine's name and password are right, and its code is missing or wrong. */
  static final class WantsCode extends InsufficientAuthenticationException {
    WantsCode(String message) {
      super(message);
    }
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    var address =
        typed.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    var browser = typed.getDetails() instanceof From from ? from.browser : null;
    try {
      var actor =
          people.signIn(
              String.valueOf(typed.getPrincipal()),
              String.valueOf(typed.getCredentials()),
              address,
              account -> browser == null ? Optional.empty() : browsers.of(browser, account));
      return entrance.authenticated(actor, Proof.PASSWORD, clock.instant());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.TOO_OFTEN) throw new Waits(refusal);
      throw new BadCredentialsException(refusal.key());
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
