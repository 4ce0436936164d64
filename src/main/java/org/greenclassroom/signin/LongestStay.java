package org.greenclassroom.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.people.Entrance.Seat;
import org.greenclassroom.people.Guests;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends when its time is over, however busy it is (ASVS 5.0, 7.3.2). Before the security
 * filters, which then see nobody, and after the one that knows sessions.
 */
@Component
@Order(-150)
class LongestStay extends OncePerRequestFilter {
  private final Sittings sittings;

  LongestStay(Sittings sittings) {
    this.sittings = sittings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    if (session != null && isOver(session)) session.invalidate();
    chain.doFilter(request, response);
  }

  /** From before such marks were made: nobody can say when it began, or by what proof. */
  private boolean isOver(HttpSession session) {
    if (!(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            instanceof SecurityContext context
        && context.getAuthentication() instanceof Authentication who
        && who.getPrincipal() instanceof Actor actor)) return false;
    if (actor.isGuest())
      return !(session.getAttribute(Guests.SINCE) instanceof Instant since)
          || sittings.isOver(since);
    return !(session.getAttribute(Seat.NAME) instanceof Seat seat) || sittings.isOver(seat);
  }

  /** Where no cookie counts, none is looked up. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/api/") || path.startsWith("/agent/");
  }
}
