package org.greenclassroom.frame;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands every handler its {@link Occasion}: who is signed in, the time, and the client's own key
 * (header {@code Idempotency-Key}, or the hidden field {@code _key} of a form).
 */
class Occasions implements HandlerMethodArgumentResolver {
  private final Clock clock;

  Occasions(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Occasion.class;
  }

  @Override
  public Occasion resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var actor = Objects.requireNonNullElse(Gate.acting(request), Actor.NOBODY);
    var given = request.getHeader("Idempotency-Key");
    if (given == null) given = request.getParameter("_key");
    return new Occasion(
        actor, clock.instant(), Occasion.PROGRAMME_ZONE, keyOf(given, actor.account()));
  }

  /** Clients may send any text; ours is a UUID that differs between accounts. */
  private static UUID keyOf(@Nullable String given, long account) {
    if (given == null || given.isBlank()) return UUID.randomUUID();
    return UUID.nameUUIDFromBytes((account + "/" + given).getBytes(StandardCharsets.UTF_8));
  }
}
