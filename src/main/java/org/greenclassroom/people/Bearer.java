package org.greenclassroom.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer gc_…}. */
class Bearer extends OncePerRequestFilter {
  private final People people;
  private final Problems problems;

  Bearer(People people, Problems problems) {
    this.people = people;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      var actor = people.bearer(header.substring(7).strip());
      if (actor.isEmpty()) {
        problems.commence(request, response, new BadCredentialsException("token"));
        return;
      }
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              actor.get(), null, AuthorityUtils.NO_AUTHORITIES));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
