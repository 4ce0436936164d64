package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in who has proven elsewhere which account is theirs. Whatever way one comes, this
 * is the one place where it ends.
 */
@Component
public class Entrance {
  /** The session of somebody of whom it is known that two factors were asked. */
  public static final String TWO_FACTORS = "FACTOR_SECOND";

  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();
  private final HttpSessionCsrfTokenRepository secrets = new HttpSessionCsrfTokenRepository();
  private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
  private final People people;

  Entrance(People people) {
    this.people = people;
  }

  /**
   * Opens the session of an account that is not closed, under a number nobody knew before, and
   * writes down that it came.
   *
   * @param way by which it came, as an address says it
   * @param twoFactors whether whoever vouches for it asked for a second factor
   * @return the address of the page that was wanted, else of the first one
   */
  public String open(
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      long account,
      String way,
      boolean twoFactors) {
    var actor = people.enter(occasion, account, way, twoFactors);
    var saved = wanted.getRequest(request, response);
    if (occasion.actor().account() > 0) request.getSession().invalidate(); // another's drawers
    if (request.getSession(false) != null) request.changeSessionId();
    secrets.saveToken(null, request, response);
    var context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(actor, null, factors(twoFactors)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    wanted.removeRequest(request, response);
    return saved == null ? "/" : saved.getRedirectUrl();
  }

  private static List<GrantedAuthority> factors(boolean two) {
    var factors = new ArrayList<GrantedAuthority>();
    factors.add(
        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY));
    if (two) factors.add(FactorGrantedAuthority.fromAuthority(TWO_FACTORS));
    return factors;
  }
}
