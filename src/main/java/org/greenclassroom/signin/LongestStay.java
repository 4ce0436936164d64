package org.greenclassroom.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.greenclassroom.people.Entrance.Seat;
import org.springframework.core.annotation.Order;
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
    if (session != null
        && session.getAttribute(Seat.NAME) instanceof Seat seat
        && sittings.isOver(seat)) session.invalidate();
    chain.doFilter(request, response);
  }

  /** Where no cookie counts, none is looked up. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/api/") || path.startsWith("/agent/");
  }
}
