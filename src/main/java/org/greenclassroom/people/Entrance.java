package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * Where everybody with an account comes in, whatever they showed: {@link #open} gives the session.
 *
 * <p>Of whom a second factor is asked, one proof gives half a session. It carries no {@link Actor},
 * so that every handler that is not open to all refuses it without knowing that there are halves.
 */
@Component
public class Entrance {
  /** What changes how one signs in wants somebody who showed who they are not long ago. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  /** Where a half-opened session shows its second factor. */
  public static final String SECOND = "/sign-in/second";

  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();
  private final HttpSessionCsrfTokenRepository secrets = new HttpSessionCsrfTokenRepository();
  private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
  private final People people;
  private final List<SecondFactor> second;
  private final KnownBrowsers browsers;
  private final Clock clock;

  Entrance(People people, List<SecondFactor> second, KnownBrowsers browsers, Clock clock) {
    this.people = people;
    this.second = second;
    this.browsers = browsers;
    this.clock = clock;
  }

  /**
   * Who showed one proof and must show another; named as the account is, and ended with it.
   *
   * @param shown when the proof was shown; null: whoever vouches does not say
   */
  public record HalfIn(long account, Proof by, @Nullable Instant shown) implements Serializable {
    @Override
    public String toString() {
      return new Actor(account, List.of()).toString();
    }
  }

  /**
   * What a session knows of itself.
   *
   * @param network from where, roughly
   * @param browser what the browser says of itself
   * @param shown when the person last showed who they are, all of it; null: whoever vouches for
   *     them does not say
   */
  public record Seat(
      Instant since, Proof by, String network, String browser, @Nullable Instant shown)
      implements Serializable {
    /** The attribute of a session under which it lies. */
    public static final String NAME = "seat";
  }

  /**
   * This account has now proved who it is: opens its session, or half of it.
   *
   * @return where the browser goes now: to the second factor, to what was wanted before, or home
   * @throws Refusal when the account is closed
   */
  public String open(
      HttpServletRequest request, HttpServletResponse response, long account, Proof by) {
    var now = clock.instant();
    var first = by == Proof.PASSKEY ? null : half(request).orElse(null);
    var shown = first == null || first.account() != account ? now : first.shown();
    return open(request, response, account, by, shown);
  }

  private String open(
      HttpServletRequest request,
      HttpServletResponse response,
      long account,
      Proof by,
      @Nullable Instant shown) {
    var context = new SecurityContextImpl(authenticated(people.acting(account), by, shown));
    if (request.getSession(false) != null) request.changeSessionId();
    secrets.saveToken(null, request, response); // forms written before belong to nobody now
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    return opened(
        request, response, Objects.requireNonNull(context.getAuthentication()), by, shown);
  }

  /**
   * The same for somebody who comes with an account elsewhere; that they came is written down.
   *
   * @param way by which they came, as an address says it
   * @param twoFactors whether whoever vouches for them asked for a second factor
   * @param asked when whoever vouches for them last asked who they are; null: it does not say
   * @throws Refusal when the account is closed
   */
  public String open(
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      long account,
      String way,
      boolean twoFactors,
      @Nullable Instant asked) {
    long before = occasion.actor().account();
    if (before > 0 && before != account) request.getSession().invalidate(); // another's drawers
    var now = occasion.now();
    var next =
        open(
            request,
            response,
            account,
            twoFactors ? Proof.ELSEWHERE_TWICE : Proof.ELSEWHERE,
            asked != null && asked.isAfter(now) ? now : asked);
    people.came(occasion, account, way, twoFactors);
    return next;
  }

  /**
   * @throws Refusal when whoever sits in this session showed who they are too long ago for what
   *     they want to do
   */
  public void needsFresh(HttpServletRequest request) {
    if (!isFresh(request)) throw new Refusal("people.refusal.not-fresh", FRESH.toMinutes());
  }

  /** Whether they showed it within the last quarter of an hour. */
  public boolean isFresh(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
        && session.getAttribute(Seat.NAME) instanceof Seat seat
        && seat.shown() instanceof Instant shown
        && !shown.plus(FRESH).isBefore(clock.instant());
  }

  /** Whether they showed two proofs. */
  public boolean showedTwo(HttpServletRequest request) {
    return request.getSession(false) instanceof HttpSession session
        && session.getAttribute(Seat.NAME) instanceof Seat seat
        && seat.by().isTwofold();
  }

  /** Who sits in this session set a second factor up, and showed it at that. */
  public void shows(HttpServletRequest request, Proof by) {
    var session = request.getSession();
    if (session.getAttribute(Seat.NAME) instanceof Seat seat && !seat.by().isTwofold())
      session.setAttribute(
          Seat.NAME, new Seat(seat.since(), by, seat.network(), seat.browser(), seat.shown()));
  }

  /** Whoever signs in next in this browser comes back to the page that is asked for now. */
  void keep(HttpServletRequest request, HttpServletResponse response) {
    wanted.saveRequest(request, response);
  }

  /** Who this is, or half of it. */
  Authentication authenticated(Actor actor, Proof by, @Nullable Instant shown) {
    boolean half = !by.isTwofold() && second.stream().anyMatch(each -> each.isAskedOf(actor));
    return UsernamePasswordAuthenticationToken.authenticated(
        half ? new HalfIn(actor.account(), by, shown) : actor, null, AuthorityUtils.NO_AUTHORITIES);
  }

  /** The same for a machine that sent a code along; empty when it is not right. */
  Optional<Authentication> completed(HalfIn half, String code) {
    if (second.stream().noneMatch(each -> each.isShown(half.account(), code)))
      return Optional.empty();
    return Optional.of(authenticated(people.acting(half.account()), Proof.CODE, half.shown()));
  }

  /** By name and password, a moment ago. */
  String opened(HttpServletRequest request, HttpServletResponse response, Authentication who) {
    return opened(request, response, who, Proof.PASSWORD, clock.instant());
  }

  private String opened(
      HttpServletRequest request,
      HttpServletResponse response,
      Authentication who,
      Proof by,
      @Nullable Instant shown) {
    if (who.getPrincipal() instanceof HalfIn) return SECOND;
    request.getSession().setAttribute(Seat.NAME, seat(request, by, shown));
    if (who.getPrincipal() instanceof Actor actor) browsers.add(request, response, actor.account());
    var before = wanted.getRequest(request, response);
    wanted.removeRequest(request, response);
    return before == null ? "/" : before.getRedirectUrl();
  }

  /** What this account knows the browser by; empty: it never came in completely there. */
  public Optional<String> knownBrowser(HttpServletRequest request, long account) {
    return browsers.of(request, account);
  }

  /** Who stands between the two doors. */
  public Optional<HalfIn> half(HttpServletRequest request) {
    var who = contexts.loadDeferredContext(request).get().getAuthentication();
    return who != null && who.getPrincipal() instanceof HalfIn half
        ? Optional.of(half)
        : Optional.empty();
  }

  private Seat seat(HttpServletRequest request, Proof by, @Nullable Instant shown) {
    var browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Seat(
        clock.instant(),
        by,
        roughly(PublicLinks.network(request.getRemoteAddr())),
        browser.length() > 300 ? browser.substring(0, 300) : browser,
        shown);
  }

  /** Enough to know one's own network again, too little to find a house by. */
  private static String roughly(String network) {
    return network
        .replaceFirst("^(\\d+\\.\\d+\\.\\d+)\\.\\d+$", "$1.*")
        .replaceFirst("^([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})$", "$1:$2:$3:$4::*");
  }
}
