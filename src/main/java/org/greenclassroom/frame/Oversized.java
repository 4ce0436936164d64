package org.greenclassroom.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * A form whose files are too large or too many is refused in a sentence before anything else looks
 * at it: whatever asks for a field of it afterwards, even to say so, fails again.
 */
@Component
@Order(-200) // behind the session, before security, which reads the form's secret
class Oversized extends OncePerRequestFilter {
  private final MessageSource words;
  private final LocaleResolver languages;

  Oversized(MessageSource words, LocaleResolver languages) {
    this.words = words;
    this.languages = languages;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return type == null
        || !type.startsWith("multipart/")
        || request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParameterMap();
    } catch (IllegalStateException tooMuch) {
      request.setAttribute(
          Refusals.REFUSED,
          words.getMessage("frame.refusal.too-large", null, languages.resolveLocale(request)));
      request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 413);
      response.setStatus(413);
      request.getRequestDispatcher("/refused").forward(new Empty(request), response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** The same visitor asking for a page, with nothing in the hands. */
  private static final class Empty extends HttpServletRequestWrapper {
    Empty(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Collection<Part> getParts() {
      return List.of();
    }
  }
}
