package org.greenclassroom.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Has it written down when somebody was shown what is personal of others. */
@Component
class Looks implements HandlerInterceptor {
  private final ObjectProvider<Look.Book> books;
  private final Clock clock;

  Looks(ObjectProvider<Look.Book> books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Before the page goes out: what cannot be written down is not shown. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() != DispatcherType.REQUEST
        || !(handler instanceof HandlerMethod method)) return true;
    var shows = method.getMethodAnnotation(ShowsPeople.class);
    var actor = Gate.actor();
    if (shows == null || actor == null || actor.isGuest()) return true;
    var of = of(request, shows.one());
    for (var whose : shows.value())
      if (whose != Held.Whose.ACCOUNT || of == null || of != actor.account())
        write(new Look(actor.account(), Requests.route(request), whose, of, clock.instant()));
    return true;
  }

  private void write(Look look) {
    books.orderedStream().forEach(book -> book.write(look));
  }

  private static @Nullable Long of(HttpServletRequest request, String place) {
    if (!place.isEmpty()
        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> named
        && named.get(place) instanceof String id
        && id.matches("\\d{1,18}")) return Long.parseLong(id);
    return null;
  }
}
