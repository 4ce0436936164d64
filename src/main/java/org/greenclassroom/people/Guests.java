package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in who has no account but a pass to one page: a session of their own, no role, and
 * a number below zero, by which drawers, receipts and rooms tell them apart. They come in nowhere
 * but where a handler says that guests may.
 */
@Component
public class Guests {
  /** The attribute of a guest's session that says since when it is one. */
  public static final String SINCE = "guest.since";

  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();
  private final Clock clock;

  Guests(Clock clock) {
    this.clock = clock;
  }

  /**
   * From now on this browser is this guest.
   *
   * @param number of the pass, above zero; one room gives them out
   */
  public void admit(HttpServletRequest request, HttpServletResponse response, long number) {
    if (number < 1) throw new IllegalArgumentException("a guest's number is above zero: " + number);
    var actor = new Actor(-number, List.of());
    if (request.getSession(false) != null) request.changeSessionId();
    var context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                actor, null, AuthorityUtils.NO_AUTHORITIES));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    request.getSession().setAttribute(SINCE, clock.instant());
  }
}
