package org.greenclassroom.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps {@link Once}: as a filter it holds body and answer in its hands, as an interceptor behind
 * the gate it knows the handler and who asks.
 */
@Component
class OnceGate extends OncePerRequestFilter implements HandlerInterceptor {
  static final String KEY = "Idempotency-Key";
  private static final String BODY = OnceGate.class.getName() + ".body";
  private static final String MINE = OnceGate.class.getName() + ".mine";

  /** They say nothing about the content: the same post may go well later. */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 409, 425, 429);

  private final Receipts receipts;
  private final Clock clock;

  OnceGate(Receipts receipts, Clock clock) {
    this.receipts = receipts;
    this.clock = clock;
  }

  /** An answer that is still to be written down. */
  private record Open(long account, String key, String hash, String route) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return !"POST".equals(request.getMethod())
        || request.getHeader(KEY) == null
        || type == null
        || !type.startsWith("application/json");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // nobody knows yet who it is: an address that takes more is not held in the hands
    var body = request.getInputStream().readNBytes((int) Scales.MOST + 1);
    if (body.length > Scales.MOST) throw Scales.tooHeavy(Scales.MOST);
    request.setAttribute(BODY, body);
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(new ReadAgain(request, body), kept);
    var open = (Open) request.getAttribute(MINE);
    int status = kept.getStatus();
    if (open != null && status < 500 && !PASSING.contains(status))
      receipts.keep(
          open.account(),
          open.route(),
          List.of(
              new Receipts.Receipt(
                  open.key(),
                  open.hash(),
                  status,
                  new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8))),
          clock.instant());
    kept.copyBodyToResponse();
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(Once.class))
      return true;
    var body = (byte @Nullable []) request.getAttribute(BODY);
    var actor = Gate.actor();
    if (body == null || actor == null) return true;
    var key = Receipts.key(Objects.requireNonNull(request.getHeader(KEY)));
    var route = request.getRequestURI();
    var hash = Receipts.hash(route, body);
    var before = receipts.of(actor.account(), List.of(key)).get(key);
    if (before == null) {
      request.setAttribute(MINE, new Open(actor.account(), key, hash, route));
      return true;
    }
    var same = before.sameAs(hash);
    response.setStatus(same.status());
    response.setContentType(same.status() < 400 ? "application/json" : "application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(same.answer());
    return false;
  }

  /** The body was read to be weighed; whoever is behind reads it as if it were new. */
  private static final class ReadAgain extends HttpServletRequestWrapper {
    private final byte[] body;

    ReadAgain(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      var bytes = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
          return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
          return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("read at once");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
