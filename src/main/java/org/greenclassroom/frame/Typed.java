package org.greenclassroom.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What stands in a field: what was typed, when the form comes back after a refusal; else what the
 * page knows. Nothing typed is ever lost. Passwords are the exception: they are typed again.
 */
@Component("typed")
public class Typed {
  public @Nullable Object text(String name, @Nullable Object known) {
    var request = refused();
    var typed = request == null ? null : request.getParameter(name);
    return typed == null ? known : typed;
  }

  /** Whether this option of a select, a radio set or a group of boxes is chosen. */
  public boolean chosen(String name, Object option, @Nullable Object known) {
    var request = refused();
    var typed = request == null ? null : request.getParameterValues(name);
    if (typed != null) return Arrays.asList(typed).contains(text(option));
    return known != null && text(known).equals(text(option));
  }

  /** Whether a single box is ticked; an empty box is not sent at all. */
  public boolean ticked(String name, boolean known) {
    var request = refused();
    return request == null ? known : request.getParameter(name) != null;
  }

  /** A fresh hidden key for a form. */
  public String key() {
    return UUID.randomUUID().toString();
  }

  /** Whether the refusal speaks of this field. */
  public boolean wrong(String name) {
    var request = refused();
    return request != null && name.equals(request.getAttribute(Refusals.REFUSED_FIELD));
  }

  /**
   * Whether the form was sent and refused; its files must be chosen again, browsers forget them.
   */
  public boolean again() {
    return refused() != null;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static @Nullable HttpServletRequest refused() {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes held))
      return null;
    var request = held.getRequest();
    return request.getAttribute(Refusals.REFUSED) == null ? null : request;
  }
}
