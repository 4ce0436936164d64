package org.greenclassroom.signups;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.volunteers.Lack;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A person's own page: places to take, to say yes to, to give back; by a link, without an account.
 */
@Controller
class MyDaysController {
  private static final String ADDRESS = "{address:[a-z0-9-]{3,80}}";
  private static final Duration OVER_FOR = Duration.ofDays(400);
  private static final int MOST_FROM_A_NETWORK = 60;
  private static final int MOST_TO_AN_ADDRESS = 6;

  private final Signups signups;
  private final Mine mine;
  private final Rosters rosters;
  private final Teams teams;
  private final Feeds feeds;
  private final Volunteers volunteers;
  private final JoinController join;
  private final Floods floods;
  private final Origin origin;
  private final Shown shown;
  private final Entrance entrance;

  MyDaysController(
      Signups signups,
      Mine mine,
      Rosters rosters,
      Teams teams,
      Feeds feeds,
      Volunteers volunteers,
      JoinController join,
      Floods floods,
      Origin origin,
      Shown shown,
      Entrance entrance) {
    this.signups = signups;
    this.mine = mine;
    this.rosters = rosters;
    this.teams = teams;
    this.feeds = feeds;
    this.volunteers = volunteers;
    this.join = join;
    this.floods = floods;
    this.origin = origin;
    this.shown = shown;
    this.entrance = entrance;
  }

  /**
   * How one comes to one's days.
   *
   * @param possible false: nobody told the house its own address
   */
  record WayPage(boolean possible) {}

  /** A slot with how one stands to it. */
  record Offer(JoinController.Choice choice, @Nullable Standing standing, List<Lack> lacks) {}

  /** The page on which a place is taken. */
  record TakePage(
      StintTable.Day day, String when, List<Offer> offers, @Nullable Team team, long wanted) {}

  @AllowEveryone
  @GetMapping("/my-days")
  String days(Occasion occasion, Locale locale, HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    var volunteer = volunteers.of(occasion.actor());
    if (volunteer.isEmpty()) {
      model.addAttribute("page", new WayPage(origin.isSure(occasion.actor())));
      return "signups/ask-for-link";
    }
    var coming = new ArrayList<MyDaysPage.Mine>();
    var over = new ArrayList<MyDaysPage.Mine>();
    for (var row : mine.rows(volunteer.get(), occasion.now().minus(OVER_FOR))) {
      boolean ahead =
          row.endsAt().isAfter(occasion.now())
              && row.state().isLive()
              && row.day() != Activity.State.CANCELLED;
      var one =
          new MyDaysPage.Mine(
              row,
              mine.name(row, locale),
              ahead ? signups.lacks(signups.stint(row.slot()), volunteer.get()) : List.of());
      (ahead ? coming : over).add(one);
    }
    model.addAttribute(
        "page",
        new MyDaysPage(
            Objects.requireNonNullElse(volunteers.volunteer(volunteer.get()).name(), ""),
            coming,
            over.reversed(),
            feeds.since(volunteer.get()).isPresent()));
    return "signups/my-days";
  }

  /** Whether the address is known or not, the answer is the same. */
  @AllowEveryone
  @PostMapping("/my-days/link")
  String link(
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    origin.mustBeSure(occasion.actor());
    floods.count("signups/link", request.getRemoteAddr(), MOST_FROM_A_NETWORK, occasion.now());
    var to = Post.address(email);
    floods.count("signups/to", JoinController.hash(to), MOST_TO_AN_ADDRESS, occasion.now());
    volunteers.sendLink(occasion, to, "/my-days", locale);
    Said.that(redirect, "signups.said.letter", to);
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/my-days/join/" + ADDRESS)
  String take(
      @PathVariable String address,
      @RequestParam(defaultValue = "0") long slot,
      @RequestParam(defaultValue = "") String code,
      Occasion occasion,
      Locale locale,
      Model model) {
    long volunteer = me(occasion);
    var day = rosters.addressed(address);
    var offers = new ArrayList<Offer>();
    for (var choice : join.choices(day, occasion, locale)) {
      var standing = signups.standing(choice.stint().slot(), volunteer).orElse(null);
      offers.add(
          new Offer(
              choice,
              standing,
              standing == null ? signups.lacks(choice.stint(), volunteer) : standing.lacks()));
    }
    offers.sort((a, b) ->
        Boolean.compare(b.choice().stint().slot() == slot, a.choice().stint().slot() == slot));
    model.addAttribute(
        "page",
        new TakePage(
            day,
            Letters.when(day.startsAt(), java.time.ZoneId.of(day.zone()), locale),
            offers,
            teams.coded(code).filter(team -> team.activity() == day.activity()).orElse(null),
            slot));
    return "signups/take";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/join/" + ADDRESS)
  String taken(
      @PathVariable String address,
      @RequestParam(defaultValue = "0") long slot,
      @RequestParam(defaultValue = "") String code,
      Occasion occasion,
      RedirectAttributes redirect) {
    long volunteer = me(occasion);
    var day = rosters.addressed(address);
    if (signups.stint(slot).activity() != day.activity())
      throw Refusal.notFound(Long.toString(slot));
    var team = teams.coded(code).filter(one -> one.slot() == slot).map(Team::team).orElse(null);
    var standing = signups.ask(occasion, slot, volunteer, team);
    if (standing.state() == SignupState.WAITING)
      Said.that(redirect, "signups.said.waiting", day.title(), standing.turn());
    else Said.that(redirect, "signups.said.placed", day.title());
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/{signup:\\d+}/acceptance")
  String accept(@PathVariable long signup, Occasion occasion, RedirectAttributes redirect) {
    signups.accept(occasion, signup, me(occasion));
    Said.that(redirect, "signups.said.accepted");
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/{signup:\\d+}/confirmation")
  String confirm(@PathVariable long signup, Occasion occasion, RedirectAttributes redirect) {
    signups.confirm(occasion, signup, me(occasion));
    Said.that(redirect, "signups.said.confirmed");
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/{signup:\\d+}/cancellation")
  String cancel(@PathVariable long signup, Occasion occasion, RedirectAttributes redirect) {
    signups.cancel(occasion, signup, me(occasion));
    Said.that(redirect, "signups.said.cancelled");
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @GetMapping("/my-days/{activity:\\d+}/day.ics")
  ResponseEntity<byte[]> file(@PathVariable long activity, Occasion occasion) {
    return JoinController.ics(feeds.file(activity, me(occasion)), "day.ics");
  }

  /** The address is told once, on the next page. */
  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/feed")
  String feed(Occasion occasion, HttpServletRequest request, RedirectAttributes redirect) {
    if (occasion.actor().account() > 0) entrance.needsFresh(request);
    redirect.addFlashAttribute(
        "feed", origin.here() + "/my-days.ics?key=" + feeds.make(occasion, me(occasion), null));
    return "redirect:/my-days";
  }

  @AllowSignedIn(guests = true)
  @PostMapping("/my-days/feed/end")
  String endFeed(Occasion occasion, RedirectAttributes redirect) {
    feeds.end(occasion, me(occasion), null);
    Said.that(redirect, "signups.said.feed-ended");
    return "redirect:/my-days";
  }

  @AllowKeyHolder
  @GetMapping("/my-days.ics")
  ResponseEntity<byte[]> subscribed(
      @RequestParam(defaultValue = "") String key,
      @RequestHeader(name = "If-None-Match", defaultValue = "") String known,
      Occasion occasion) {
    var bytes =
        feeds.feed(
            key,
            shown.text("#signups.feed.mine"),
            shown.text("#signups.feed.company"),
            occasion.now());
    return tagged(bytes, known);
  }

  static ResponseEntity<byte[]> tagged(byte[] bytes, String known) {
    var tag = "\"" + Files.sha256(bytes).substring(0, 32) + "\"";
    var answer = ResponseEntity.status(known.contains(tag) ? 304 : 200);
    answer.header("ETag", tag).header("Cache-Control", "private, no-cache");
    return known.contains(tag)
        ? answer.build()
        : answer.header("Content-Type", "text/calendar;charset=UTF-8").body(bytes);
  }

  /** Whoever is no volunteer knows of no place. */
  private long me(Occasion occasion) {
    return volunteers.of(occasion.actor()).orElseThrow(() -> Refusal.notFound("my-days"));
  }
}
