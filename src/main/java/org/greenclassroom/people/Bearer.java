package org.greenclassroom.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer gc_…}. */
class Bearer extends OncePerRequestFilter {
  /** The token is right, and was issued to who had shown less than is asked now. */
  static final class OneProof extends InsufficientAuthenticationException {
    OneProof(String message) {
      super(message);
    }
  }

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
      Optional<Actor> actor;
      try {
        actor = people.bearer(header.substring(7).strip());
      } catch (Refusal oneProof) {
        problems.commence(request, response, new OneProof(oneProof.key()));
        return;
      }
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
