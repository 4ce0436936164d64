package org.greenclassroom.distance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Whose clock somebody reads beside the school's: said once, their browser remembers it. */
final class Viewer {
  private static final String COOKIE = "clock";

  private Viewer() {}

  /**
   * The city of the second clock.
   *
   * @param chosen just now; null: as before, and who never chose reads Paris
   */
  static City of(@Nullable City chosen, HttpServletRequest request, HttpServletResponse response) {
    if (chosen == null) {
      var kept = WebUtils.getCookie(request, COOKIE);
      return Arrays.stream(City.values())
          .filter(city -> kept != null && city.name().equals(kept.getValue()))
          .findFirst()
          .orElse(City.PARIS);
    }
    var cookie =
        ResponseCookie.from(COOKIE, chosen.name())
            .path("/distance")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    return chosen;
  }
}
