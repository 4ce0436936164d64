package org.greenclassroom.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything, also before sessions and passwords, and says when to come again to
 * whoever comes too often.
 *
 * <p>The address is what Tomcat says it is: behind a proxy, that of the header named in {@code
 * server.tomcat.remoteip}, and only if the request came from a proxy named there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Doorkeeper extends OncePerRequestFilter {
  private final Turnstiles turnstiles;
  private final TurnedAway turnedAway;

  Doorkeeper(Turnstiles turnstiles, TurnedAway turnedAway) {
    this.turnstiles = turnstiles;
    this.turnedAway = turnedAway;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = turnstiles.atTheDoor(request);
    if (wait.isZero()) chain.doFilter(request, response);
    else turnedAway.say(Turnstiles.tooMany(wait), request, response);
  }
}
