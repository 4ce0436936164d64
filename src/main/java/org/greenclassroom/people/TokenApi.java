package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Name and password (HTTP Basic) in, and the code of the moment where the account has one; a bearer
 * token out. A token makes none: whoever finds one has it until it ends, and no longer.
 */
@RestController
class TokenApi {
  private static final BasicAuthenticationConverter BASIC = new BasicAuthenticationConverter();
  private final People people;

  TokenApi(People people) {
    this.people = people;
  }

  /**
   * What is wanted; everything may be left out.
   *
   * @param name what it is for
   * @param rights roles it carries, some of the account's own; all of them when left out
   * @param expiresInDays 1 to 366; 30 when left out
   */
  @Exact
  record Wanted(
      @Nullable String name, @Nullable Set<Role> rights, @Nullable Integer expiresInDays) {}

  /** The token, shown this once. */
  record Issued(String token, String type, Instant expiresAt, List<Role> rights) {}

  @AllowSignedIn
  @PostMapping("/api/v1/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Issued issue(
      @RequestBody(required = false) @Nullable Wanted wanted,
      Occasion occasion,
      HttpServletRequest request) {
    var shown = request.getHeader("Authorization");
    if (shown == null || !shown.regionMatches(true, 0, "Basic ", 0, 6))
      throw new Refusal("people.refusal.token-by-token");
    // a body may come long after its head: the password is good now, too
    var typed = BASIC.convert(request);
    if (typed == null
        || !people.isPassword(occasion.actor().account(), String.valueOf(typed.getCredentials())))
      throw new Refusal(Refusal.Kind.NOT_ALLOWED, "people.refusal.sign-in");
    var asked = Objects.requireNonNullElse(wanted, new Wanted(null, null, null));
    var fresh =
        people.issueToken(
            occasion,
            Objects.requireNonNullElse(asked.name(), "api"),
            asked.rights(),
            Duration.ofDays(Objects.requireNonNullElse(asked.expiresInDays(), 30)),
            MachineCode.isShown(request));
    return new Issued(fresh.token(), "Bearer", fresh.expiresAt(), fresh.roles());
  }
}
