package org.greenclassroom.people;

import org.greenclassroom.kernel.Refusal;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Name and password, asked of the front door. */
@Component
class SignIn implements AuthenticationProvider {
  private final People people;

  SignIn(People people) {
    this.people = people;
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

  @Override
  public Authentication authenticate(Authentication typed) {
    var address =
        typed.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    try {
      var actor =
          people.signIn(
              String.valueOf(typed.getPrincipal()),
              String.valueOf(typed.getCredentials()),
              address);
      return UsernamePasswordAuthenticationToken.authenticated(
          actor, null, AuthorityUtils.NO_AUTHORITIES);
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
