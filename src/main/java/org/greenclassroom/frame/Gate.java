package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.NumberUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Default deny: a handler of ours that does not say who may call it is called by nobody.
 *
 * <p>Whoever has not signed in yet is sent to do so by the security filters, which see this
 * exception on its way up.
 */
class Gate implements HandlerInterceptor {
  /** Three answers that are not a set of roles; told apart by identity. */
  private static final Set<Role> OPEN = EnumSet.allOf(Role.class);

  private static final Set<Role> SIGNED_IN = EnumSet.allOf(Role.class);

  private static final Set<Role> GUESTS_TOO = EnumSet.allOf(Role.class);

  private static final String ACTING = Gate.class.getName();

  private final Map<Method, Set<Role>> said = new ConcurrentHashMap<>();
  private final Iterable<Reach> reaches;
  private final Outside outside;

  Gate(Iterable<Reach> reaches, Outside outside) {
    this.reaches = reaches;
    this.outside = outside;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    var said = said(method);
    outside.end();
    request.removeAttribute(ACTING);
    if (said == OPEN) return true; // what everybody may read has no owner
    var actor = actor();
    if (actor == null) throw new InsufficientAuthenticationException("sign in first");
    if (actor.isGuest()) {
      if (said == GUESTS_TOO) return true;
      throw new InsufficientAuthenticationException("sign in first");
    }
    if (said == GUESTS_TOO || said == SIGNED_IN || actor.is(said)) {
      var asked = said == SIGNED_IN || said == GUESTS_TOO ? actor : actor.by(said);
      request.setAttribute(ACTING, within(asked, request));
      outside.begin(actor);
      return true;
    }
    throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    outside.end();
  }

  /**
   * Whose role holds in some places only finds nothing elsewhere: each role is asked alone, for one
   * of them says nothing of another. What does not hold where the call goes is left behind.
   */
  private Actor within(Actor actor, HttpServletRequest request) {
    var elsewhere = EnumSet.noneOf(Role.class);
    Refusal refused = null;
    for (var role : Role.values()) {
      var alone = actor.without(EnumSet.complementOf(EnumSet.of(role))).by(Set.of(role));
      if (alone.places() == null) continue;
      try {
        ask(alone, request);
      } catch (Refusal refusal) {
        elsewhere.add(role);
        if (refused == null) refused = refusal;
      }
    }
    if (refused == null) return actor;
    var left = actor.without(elsewhere);
    if (left.by() == null ? left.grants().isEmpty() : !left.is(left.by())) throw refused;
    return left;
  }

  private void ask(Actor actor, HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    for (var reach : reaches)
      for (var id : reach.named(String.valueOf(pattern), variables, request::getParameterValues))
        for (var one : StringUtils.commaDelimitedListToStringArray(id))
          number(one)
              .filter(found -> found > 0)
              .ifPresent(found -> reach.ask().accept(actor, found));
  }

  /** As the handlers read it: 045, +45 and 0x2D are 45 too, and 45,46 are two. */
  private static Optional<Long> number(String id) {
    try {
      return id.isBlank() ? Optional.empty() : Optional.of(NumberUtils.parseNumber(id, Long.class));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** What a handler's annotation says, looked up once: it takes longer than many a request. */
  private Set<Role> said(HandlerMethod method) {
    var known = said.get(method.getMethod());
    if (known != null) return known;
    var read = read(method);
    said.put(method.getMethod(), read);
    return read;
  }

  private static Set<Role> read(HandlerMethod method) {
    if (!method.getBeanType().getName().startsWith("org.greenclassroom.")) return OPEN;
    if (method.hasMethodAnnotation(AllowEveryone.class)) return OPEN;
    if (method.hasMethodAnnotation(AllowKeyHolder.class)) return OPEN; // it checks the key itself
    var signedIn = method.getMethodAnnotation(AllowSignedIn.class);
    if (signedIn != null) return signedIn.guests() ? GUESTS_TOO : SIGNED_IN;
    var allow = method.getMethodAnnotation(Allow.class);
    return allow == null ? Set.of() : Set.of(allow.value());
  }

  /** Whoever acts behind this handler, by the roles that it allows; null: nobody signed in. */
  static @Nullable Actor acting(NativeWebRequest request) {
    return request.getAttribute(ACTING, RequestAttributes.SCOPE_REQUEST) instanceof Actor acting
        ? acting
        : actor();
  }

  static @Nullable Actor actor() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.isAuthenticated()
            && authentication.getPrincipal() instanceof Actor actor
        ? actor
        : null;
  }
}
