package org.greenclassroom.frame;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request an id and counts it by its route. What is logged meanwhile carries the id, the
 * route and the number of the account: never an address with what stands in it, never a name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Requests extends OncePerRequestFilter implements HandlerInterceptor {
  static final String ID = "request.id";
  static final String ROUTE = "request.route";
  static final String ACCOUNT = "account.id";
  private static final String HEADER = "X-Request-Id";
  private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final MeterRegistry meters;

  /** With traces, Spring counts them by the same name. */
  private final boolean counts;

  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  Requests(MeterRegistry meters, Environment environment) {
    this.meters = meters;
    this.counts = !environment.acceptsProfiles(Profiles.of("traces"));
  }

  private record Kind(String method, String route, int status) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var given = request.getHeader(HEADER);
    var id = given != null && SOUND.matcher(given).matches() ? given : UUID.randomUUID().toString();
    response.setHeader(HEADER, id);
    MDC.put(ID, id);
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      long took = System.nanoTime() - begun;
      var route = route(request);
      if (counts) count(request.getMethod(), route, response.getStatus(), took);
      LOG.debug(
          "{} {} {} {} ms",
          verb(request.getMethod()),
          route,
          response.getStatus(),
          took / 1_000_000);
      MDC.remove(ID);
      MDC.remove(ROUTE);
      MDC.remove(ACCOUNT);
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // a refusal is shown by a page of its own, which is not what was asked for
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      var route =
          (@Nullable Object) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      request.setAttribute(ROUTE, route == null ? "none" : route.toString());
    }
    MDC.put(ROUTE, route(request));
    var actor = Gate.actor();
    if (actor != null && !actor.isGuest()) MDC.put(ACCOUNT, Long.toString(actor.account()));
    return true;
  }

  private void count(String method, String route, int status, long took) {
    timers
        .computeIfAbsent(new Kind(verb(method), route, status), this::timer)
        .record(took, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("http.server.requests")
        .description("Requests by route; an address is never a label")
        .tag("method", kind.method())
        .tag("uri", kind.route())
        .tag("status", Integer.toString(kind.status()))
        .register(meters);
  }

  /** The address with its places empty: {@code /devices/{tag}}. */
  static String route(HttpServletRequest request) {
    return request.getAttribute(ROUTE) instanceof String route ? route : "none";
  }

  /** Whoever invents methods does not fill our memory. */
  private static String verb(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS" -> method;
      default -> "OTHER";
    };
  }
}
