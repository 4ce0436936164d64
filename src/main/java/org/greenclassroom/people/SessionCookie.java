package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of the session. Where the browser came by HTTPS its name says that no other host and
 * no unencrypted answer can set it ({@code __Host-}, RFC 6265bis); by plain HTTP, as on one's own
 * machine, browsers would refuse such a name.
 */
@Component
class SessionCookie implements CookieSerializer {
  private final CookieSerializer plain = named("session");
  private final CookieSerializer locked = named("__Host-session");

  /** A cookie's name as it is for whoever asks. */
  static String named(String name, HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + name : name;
  }

  private static CookieSerializer named(String name) {
    var cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax"); // secure where the request is
    return cookie;
  }

  private CookieSerializer of(HttpServletRequest request) {
    return request.isSecure() ? locked : plain;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    of(value.getRequest()).writeCookieValue(value);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return of(request).readCookieValues(request);
  }
}
