package org.greenclassroom.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.greenclassroom.kernel.Refusal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code One-Time-Code: 123456}, beside the name and password of an account that has one. */
class MachineCode extends OncePerRequestFilter {
  private static final String SHOWN = MachineCode.class.getName();

  private final Entrance entrance;
  private final Problems problems;

  MachineCode(Entrance entrance, Problems problems) {
    this.entrance = entrance;
    this.problems = problems;
  }

  /** Whether a right code came with this request. */
  static boolean isShown(HttpServletRequest request) {
    return request.getAttribute(SHOWN) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && who.getPrincipal() instanceof Entrance.HalfIn half) {
      var code = request.getHeader("One-Time-Code");
      try {
        var whole = entrance.completed(half, code == null ? "" : code);
        if (whole.isEmpty()) {
          problems.commence(request, response, new SignIn.WantsCode("code"));
          return;
        }
        request.setAttribute(SHOWN, true);
        SecurityContextHolder.setContext(new SecurityContextImpl(whole.get()));
      } catch (Refusal tooOften) {
        problems.commence(request, response, new SignIn.Waits(tooOften));
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
