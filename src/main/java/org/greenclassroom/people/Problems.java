package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a machine that it must sign in: a problem by RFC 9457, status 401 (or 429). */
class Problems implements AuthenticationEntryPoint {
  private final MessageSource words;

  Problems(MessageSource words) {
    this.words = words;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    long wait = failure instanceof SignIn.Waits waits ? waits.seconds() : 0;
    int status = wait > 0 ? 429 : 401;
    var key =
        wait > 0
            ? "people.refusal.too-often"
            : switch (failure) {
              case SignIn.WantsCode _ -> "people.refusal.wants-code";
              case Bearer.OneProof _ -> "people.refusal.token-one-proof";
              default -> "frame.refusal.sign-in";
            };
    response.setStatus(status);
    if (wait > 0) response.setHeader("Retry-After", Long.toString(wait));
    else
      response.setHeader(
          "WWW-Authenticate",
          request.getRequestURI().equals("/api/v1/tokens") ? "Basic realm=\"api\"" : "Bearer");
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var detail = words.getMessage(key, new Object[] {(wait + 59) / 60}, request.getLocale());
    response
        .getWriter()
        .write(
            "{\"type\":\"urn:green-classroom:refusal:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(
                    key,
                    words.getMessage("frame.refusal.title", null, request.getLocale()),
                    status,
                    detail.replace("\"", "\\\""),
                    key));
  }
}
