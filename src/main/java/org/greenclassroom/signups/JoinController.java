package org.greenclassroom.signups;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Registering without an account: a name, an address, and a link in a letter. Whatever was typed,
 * the answer is the same, so that nobody learns who is known here.
 */
@Controller
class JoinController {
  private static final String ADDRESS = "{address:[a-z0-9-]{3,80}}";

  /** From one network within an hour; a company's people share one. */
  private static final int MOST_FROM_A_NETWORK = 200;

  /** Letters to one address within an hour. */
  private static final int MOST_TO_AN_ADDRESS = 6;

  private final Rosters rosters;
  private final Teams teams;
  private final Feeds feeds;
  private final Volunteers volunteers;
  private final Partners partners;
  private final Floods floods;
  private final Origin origin;
  private final Shown shown;

  JoinController(
      Rosters rosters,
      Teams teams,
      Feeds feeds,
      Volunteers volunteers,
      Partners partners,
      Floods floods,
      Origin origin,
      Shown shown) {
    this.rosters = rosters;
    this.teams = teams;
    this.feeds = feeds;
    this.volunteers = volunteers;
    this.partners = partners;
    this.floods = floods;
    this.origin = origin;
    this.shown = shown;
  }

  /** A slot as one chooses it. */
  record Choice(Stint stint, String name, String when, int free, int waiting, boolean takes) {}

  /**
   * The form.
   *
   * @param team of the code in the address; null: none
   * @param known whether whoever looks is let in already
   * @param companies for which whoever looks may keep places
   * @param possible false: nobody told the house its own address, so it sends no link
   */
  record JoinPage(
      StintTable.Day day,
      String when,
      List<Choice> choices,
      @Nullable Team team,
      boolean known,
      boolean anyTakes,
      Map<Long, String> companies,
      Map<String, String> languages,
      String spoken,
      boolean possible) {}

  @AllowEveryone
  @GetMapping("/join/" + ADDRESS)
  String form(
      @PathVariable String address,
      @RequestParam(defaultValue = "") String code,
      Occasion occasion,
      Locale locale,
      @Nullable CsrfToken csrf,
      Model model) {
    if (csrf != null) csrf.getToken(); // before the page is so long that its head has gone
    var day = rosters.addressed(address);
    var choices = choices(day, occasion, locale);
    var languages = new TreeMap<String, String>();
    for (var one : Words.LANGUAGES)
      languages.put(one.getLanguage(), shown.text("#frame.language." + one.getLanguage()));
    model.addAttribute(
        "page",
        new JoinPage(
            day,
            Letters.when(day.startsAt(), java.time.ZoneId.of(day.zone()), locale),
            choices,
            teams.coded(code).filter(team -> team.activity() == day.activity()).orElse(null),
            volunteers.of(occasion.actor()).isPresent(),
            choices.stream().anyMatch(Choice::takes),
            companies(occasion.actor()),
            languages,
            locale.getLanguage(),
            origin.isSure(occasion.actor())));
    return "signups/join";
  }

  private Map<Long, String> companies(Actor actor) {
    var companies = new TreeMap<Long, String>();
    for (var one : actor.partnersAs(Role.DONOR)) companies.put(one, partners.partner(one).name());
    return companies;
  }

  /** A company keeps places for its people; the address with the code is told on the next page. */
  @Allow(Role.DONOR)
  @PostMapping("/join/" + ADDRESS + "/teams")
  String team(
      @PathVariable String address,
      @RequestParam(defaultValue = "0") long slot,
      @RequestParam(defaultValue = "0") long partner,
      @RequestParam(defaultValue = "0") int places,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var day = rosters.addressed(address);
    if (rosters.stints(day.activity()).stream().noneMatch(one -> one.slot() == slot))
      throw new Refusal("signups.refusal.choose");
    var team = teams.bookOwn(occasion, slot, partner, places, name, email, locale.getLanguage());
    var here = "/join/" + address + "?code=" + team.code();
    Said.that(
        redirect, "signups.said.team-own", team.places(), team.company(), origin.here() + here);
    return "redirect:" + here;
  }

  List<Choice> choices(StintTable.Day day, Occasion occasion, Locale locale) {
    var free =
        rosters.free(List.of(day.activity())).stream()
            .collect(Collectors.toMap(RosterTable.Free::slot, one -> one));
    return rosters.stints(day.activity()).stream()
        .map(stint -> {
          var left = free.get(stint.slot());
          return new Choice(
              stint,
              rosters.name(stint),
              Letters.when(stint.startsAt(), stint.zoneId(), locale)
                  + "–"
                  + java.time.LocalTime.ofInstant(stint.endsAt(), stint.zoneId())
                      .truncatedTo(java.time.temporal.ChronoUnit.MINUTES),
              left == null ? stint.capacity() : left.free(),
              left == null ? 0 : left.waiting(),
              stint.takes(occasion.now()));
        })
        .toList();
  }

  @AllowEveryone
  @PostMapping("/join/" + ADDRESS)
  String join(
      @PathVariable String address,
      @RequestParam(defaultValue = "") String slot,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String speak,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var day = rosters.addressed(address);
    origin.mustBeSure(occasion.actor());
    floods.count("signups/join", request.getRemoteAddr(), MOST_FROM_A_NETWORK, occasion.now());
    var team = teams.coded(code).filter(one -> one.activity() == day.activity());
    if (!code.isBlank() && team.isEmpty()) throw new Refusal("signups.refusal.code");
    long wanted =
        team.map(Team::slot).orElseGet(() -> slot.matches("\\d{1,18}") ? Long.parseLong(slot) : 0L);
    var stint =
        rosters.stints(day.activity()).stream()
            .filter(one -> one.slot() == wanted)
            .findFirst()
            .orElseThrow(() -> new Refusal("signups.refusal.choose"));
    stint.mustTake(occasion.now());
    var to = Post.address(email);
    floods.count("signups/to", hash(to), MOST_TO_AN_ADDRESS, occasion.now());
    var language = Words.LANGUAGES.contains(Locale.of(speak)) ? Locale.of(speak) : locale;
    var volunteer =
        volunteers.known(
            occasion, new Person(name, to, language, team.map(Team::partner).orElse(null), null));
    volunteers.sendLink(
        occasion,
        volunteer,
        "/my-days/join/"
            + address
            + "?slot="
            + wanted
            + team.map(one -> "&code=" + one.code()).orElse(""),
        "signups.letter.link",
        language,
        day.title(),
        Letters.when(stint.startsAt(), stint.zoneId(), language));
    Said.that(redirect, "signups.said.letter", to);
    return "redirect:/join/" + address + "/sent";
  }

  @AllowEveryone
  @GetMapping("/join/" + ADDRESS + "/sent")
  String sent(@PathVariable String address, Locale locale, Model model) {
    var day = rosters.addressed(address);
    model.addAttribute("day", day);
    model.addAttribute(
        "when", Letters.when(day.startsAt(), java.time.ZoneId.of(day.zone()), locale));
    return "signups/sent";
  }

  /** The day for a calendar, as public as its page; also to subscribe to. */
  @AllowEveryone
  @GetMapping("/join/" + ADDRESS + "/day.ics")
  ResponseEntity<byte[]> file(@PathVariable String address) {
    return ics(feeds.day(address).orElseThrow(() -> Refusal.notFound(address)), "day.ics");
  }

  static ResponseEntity<byte[]> ics(byte[] bytes, String name) {
    return ResponseEntity.ok()
        .header("Content-Type", "text/calendar;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "private, no-cache")
        .body(bytes);
  }

  static String hash(String text) {
    return PublicLinks.hash(text.toLowerCase(Locale.ROOT));
  }
}
