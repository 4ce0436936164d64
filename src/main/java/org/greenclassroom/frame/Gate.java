package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Default deny: a handler of ours that does not say who may call it is called by nobody.
 *
 * <p>Whoever has not signed in yet is sent to do so by the security filters, which see this
 * exception on its way up.
 */
class Gate implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) return true;
    if (!method.getBeanType().getName().startsWith("org.greenclassroom.")) return true;
    if (method.hasMethodAnnotation(AllowEveryone.class)) return true;
    var actor = actor();
    if (actor == null) throw new InsufficientAuthenticationException("sign in first");
    if (method.hasMethodAnnotation(AllowSignedIn.class)) return true;
    var allow = method.getMethodAnnotation(Allow.class);
    if (allow != null && actor.is(List.of(allow.value()))) return true;
    throw new Refusal(Refusal.Kind.NOT_ALLOWED, "frame.refusal.not-allowed");
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
