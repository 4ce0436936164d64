package org.greenclassroom.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Behind the {@link Doorkeeper}: what is brought is weighed before anybody reads it, whoever reads
 * it. Too long by its own word: nothing is read. Of unknown length: it is counted as it is read.
 *
 * <p>The parts of a form with files have limits of their own ({@code spring.servlet.multipart});
 * whoever reads such a body as something else reads it on these scales.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class Scales extends OncePerRequestFilter {
  /** Wherever nothing else is said: some ten thousand lines. */
  static final long MOST = 2L << 20;

  private final Map<PathPattern, Long> large = new LinkedHashMap<>();
  private final long form;
  private final TurnedAway turnedAway;

  Scales(
      List<LargeBody> large,
      @Value("${server.tomcat.max-http-form-post-size}") DataSize form,
      TurnedAway turnedAway) {
    for (var each : large)
      for (var pattern : each.patterns())
        this.large.put(PathPatternParser.defaultInstance.parse(pattern), each.most());
    this.form = form.toBytes();
    this.turnedAway = turnedAway;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long told = request.getContentLengthLong();
    if (told == 0 || told < 0 && hasNone(request)) {
      chain.doFilter(request, response);
      return;
    }
    var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    boolean parts = type.startsWith("multipart/");
    long most = type.startsWith("application/x-www-form-urlencoded") ? form : most(request);
    if (told > most && !parts) {
      turnedAway.say(tooHeavy(most), request, response);
      return;
    }
    try {
      chain.doFilter(told < 0 || parts ? new Weighed(request, most) : request, response);
    } catch (Refusal refusal) {
      // whoever read it was a filter: no handler made a sentence of it
      if (refusal.kind() != Refusal.Kind.TOO_LARGE || response.isCommitted()) throw refusal;
      response.resetBuffer();
      turnedAway.say(refusal, request, response);
    }
  }

  static Refusal tooHeavy(long most) {
    return new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-heavy", most >> 20);
  }

  private static boolean hasNone(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") == null
        && ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()));
  }

  /** By the whole path, as handlers are found: no detour over another address weighs less. */
  private long most(HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    for (var each : large.entrySet()) if (each.getKey().matches(path)) return each.getValue();
    return MOST;
  }
}
