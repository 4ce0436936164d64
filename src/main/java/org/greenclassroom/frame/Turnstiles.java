package org.greenclassroom.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Where all who come pass: by network first, agents by a wider one; then, once it is known who
 * comes, by account or token.
 */
@Component
class Turnstiles implements HandlerInterceptor {
  private static final String BEARER = "Bearer ";

  private final List<AgentsPath> agents;
  private final Clock clock;
  private final Turnstile turnstile = new Turnstile();
  private volatile Limits limits;

  Turnstiles(Limits limits, List<AgentsPath> agents, Clock clock) {
    this.limits = limits;
    this.agents = agents;
    this.clock = clock;
  }

  /** From now on these; what is set before is given back. */
  Limits set(Limits others) {
    var before = limits;
    limits = others;
    return before;
  }

  /** How long whoever asks must wait before anything else is looked at. */
  Duration atTheDoor(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    var now = limits;
    if (now.spares(address)) return Duration.ZERO;
    var network = PublicLinks.network(address);
    return isAgents(request)
        ? turnstile.pass("agents " + network, now.agents(), clock.instant())
        : turnstile.pass("network " + network, now.network(), clock.instant());
  }

  boolean isAgents(HttpServletRequest request) {
    var path = request.getRequestURI();
    for (var each : agents) if (each.holds(path)) return true;
    return false;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var actor = Gate.actor();
    if (actor == null || request.getDispatcherType() != DispatcherType.REQUEST) return true;
    var now = limits;
    if (now.spares(request.getRemoteAddr())) return true;
    var token = token(request);
    var wait =
        token == null
            ? turnstile.pass("account " + actor.account(), now.account(), clock.instant())
            : turnstile.pass("token " + PublicLinks.hash(token), now.token(), clock.instant());
    if (wait.isPositive()) throw tooMany(wait);
    return true;
  }

  /**
   * The token by which somebody is here: a known one, for another ends before it comes to this.
   * Null where none is read, whatever a header says: else each made-up header would be a new guest.
   */
  private static @Nullable String token(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header != null
            && request.getRequestURI().startsWith("/api/")
            && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? header.substring(BEARER.length()).strip()
        : null;
  }

  static Refusal tooMany(Duration wait) {
    var refusal = Refusal.tooOften(wait, "frame.refusal.too-many");
    return Refusal.tooOften(wait, refusal.key(), refusal.waitSeconds());
  }
}
