package org.greenclassroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: signing in, one's own account, and everybody's for the administrator. */
@Controller
class PeopleController {
  private static final int PAGE = 50;

  private final People people;
  private final List<Organisations> organisations;
  private final List<WaysIn> waysIn;
  private final List<Signpost> signposts;
  private final Entrance entrance;

  PeopleController(
      People people,
      Entrance entrance,
      List<Organisations> organisations,
      List<WaysIn> waysIn,
      List<Signpost> signposts) {
    this.people = people;
    this.entrance = entrance;
    this.organisations = organisations;
    this.waysIn = waysIn;
    this.signposts = signposts;
  }

  record SignInPage(
      @Nullable String note, long minutes, List<WaysIn.Way> ways, List<Signpost> signposts) {}

  record PeoplePage(
      List<Signpost> signposts,
      Slice<Account> accounts,
      String typed,
      Map<Long, String> names,
      List<Organisations.Organisation> organisations,
      List<Role> roles) {}

  record MePage(
      Account account,
      Map<Long, String> names,
      List<People.OwnToken> tokens,
      List<Signpost> signposts,
      boolean fresh,
      @Nullable String freshToken) {
    /** What a token can carry: the roles of the account, wherever it has them. */
    public List<Role> rights() {
      return account.grants().stream().map(Actor.Grant::role).distinct().sorted().toList();
    }
  }

  @AllowEveryone
  @GetMapping("/sign-in")
  String signIn(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String wait,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String again,
      HttpServletResponse response,
      Model model) {
    var note =
        wrong != null
            ? "people.refusal.sign-in"
            : wait != null
                ? "people.refusal.too-often"
                : out != null ? "people.signed-out" : again != null ? "people.again.lead" : null;
    long seconds = wait != null && wait.matches("[1-9]\\d{0,2}") ? Long.parseLong(wait) : 0;
    if (seconds > 0) {
      response.setStatus(Refusal.Kind.TOO_OFTEN.status);
      response.setHeader("Retry-After", Long.toString(seconds));
    }
    var ways = waysIn.stream().flatMap(each -> each.ways().stream()).toList();
    model.addAttribute(
        "page",
        new SignInPage(
            note, Math.max(1, (seconds + 59) / 60), ways, standing(Signpost.Place.SIGN_IN)));
    return "people/sign-in";
  }

  @AllowSignedIn
  @GetMapping("/me")
  String me(Occasion occasion, HttpServletRequest request, Model model) {
    model.addAttribute(
        "page",
        new MePage(
            people.known(occasion.actor().account()),
            names(),
            people.tokensOf(occasion),
            standing(Signpost.Place.ACCOUNT),
            entrance.isFresh(request),
            (String) model.getAttribute("freshToken")));
    return "people/me";
  }

  /** Whoever signed in too long ago does so again, and is back on the page they came from. */
  @AllowSignedIn
  @GetMapping("/me/again")
  String again(
      @RequestParam(defaultValue = "") String from,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!entrance.isFresh(request)) {
      entrance.keep(request, response);
      return "redirect:/sign-in?again";
    }
    return from.matches("ways|signing-in") ? "redirect:/me/" + from : "redirect:/me";
  }

  @AllowSignedIn
  @PostMapping("/me/tokens")
  String issue(
      @RequestParam String name,
      @RequestParam int days,
      @RequestParam(defaultValue = "") Set<Role> roles,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    entrance.needsFresh(request);
    if (roles.isEmpty()) throw new Refusal("people.refusal.token-no-right");
    var fresh =
        people.issueToken(
            occasion, name, roles, Duration.ofDays(days), entrance.showedTwo(request));
    redirect.addFlashAttribute("freshToken", fresh.token());
    Said.that(redirect, "people.said.token");
    return "redirect:/me";
  }

  @AllowSignedIn
  @PostMapping("/me/tokens/{token}/revocation")
  String revoke(@PathVariable long token, Occasion occasion, RedirectAttributes redirect) {
    people.revokeToken(occasion, token);
    Said.that(redirect, "people.said.revoked");
    return "redirect:/me";
  }

  @AllowSignedIn
  @PostMapping("/me/password")
  String password(@RequestParam String current, @RequestParam String password, Occasion occasion) {
    people.changeOwnPassword(occasion, current, password);
    return "redirect:/sign-in?out";
  }

  @Allow(Role.ADMINISTRATOR)
  @ShowsPeople(Held.Whose.ACCOUNT)
  @GetMapping("/people")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    var all = organisations.stream().flatMap(source -> source.all().stream()).toList();
    model.addAttribute(
        "page",
        new PeoplePage(
            standing(Signpost.Place.ACCOUNTS),
            people.page(q, false, after, PAGE),
            q,
            names(),
            all,
            Arrays.asList(Role.values())));
    return "people/list";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people")
  String open(
      @RequestParam String login,
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam Role role,
      @RequestParam long partner,
      Occasion occasion,
      RedirectAttributes redirect) {
    people.open(occasion, login, name, password, role, partner);
    Said.that(redirect, "people.said.opened", name);
    redirect.addAttribute("q", login.strip());
    return "redirect:/people";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account}/roles")
  String give(
      @PathVariable long account,
      @RequestParam Role role,
      @RequestParam long partner,
      @RequestParam(defaultValue = "") String place,
      Occasion occasion,
      RedirectAttributes redirect) {
    people.give(occasion, account, new Actor.Grant(role, partner, place));
    return shown(account, redirect);
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account}/roles/{role}/{partner}/removal")
  String take(
      @PathVariable long account,
      @PathVariable Role role,
      @PathVariable long partner,
      @RequestParam(defaultValue = "") String place,
      Occasion occasion,
      RedirectAttributes redirect) {
    people.take(occasion, account, new Actor.Grant(role, partner, place));
    return shown(account, redirect);
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account}/password")
  String reset(
      @PathVariable long account,
      @RequestParam String password,
      Occasion occasion,
      RedirectAttributes redirect) {
    people.changePassword(occasion, account, password);
    return shown(account, redirect);
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account}/closing")
  String disable(@PathVariable long account, Occasion occasion, RedirectAttributes redirect) {
    people.disable(occasion, account);
    return shown(account, redirect);
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account}/opening")
  String enable(@PathVariable long account, Occasion occasion, RedirectAttributes redirect) {
    people.enable(occasion, account);
    return shown(account, redirect);
  }

  /** After an act the list shows whom it was about. */
  private String shown(long account, RedirectAttributes redirect) {
    redirect.addAttribute("q", people.known(account).login());
    return "redirect:/people";
  }

  private List<Signpost> standing(Signpost.Place place) {
    return signposts.stream()
        .filter(post -> post.place() == place)
        .sorted(Comparator.comparingInt(Signpost::order))
        .toList();
  }

  private Map<Long, String> names() {
    return organisations.stream()
        .flatMap(source -> source.all().stream())
        .collect(
            Collectors.toMap(
                Organisations.Organisation::partner, Organisations.Organisation::name));
  }
}
