package org.greenclassroom.distance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.Entrance;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the form of a principal, what became of it, and the officer's answer. */
@Controller
class RequestController {
  private static final int MOST_AN_HOUR = 20;
  private static final int PAGE = 50;
  private static final int CHOICES = 20;
  private static final String SECRET = "/distance/asked/{secret:[0-9a-z]{32}}";

  private final Requests requests;
  private final Distance distance;
  private final Partners partners;
  private final Floods floods;
  private final Entrance entrance;

  RequestController(
      Requests requests, Distance distance, Partners partners, Floods floods, Entrance entrance) {
    this.entrance = entrance;
    this.requests = requests;
    this.distance = distance;
    this.partners = partners;
    this.floods = floods;
  }

  /**
   * The form.
   *
   * @param schools of whoever is signed in; empty by the public form
   */
  record FormPage(Map<Long, String> schools) {
    public DayOfWeek[] weekdays() {
      return DayOfWeek.values();
    }

    public Equipment[] equipment() {
      return Equipment.values();
    }
  }

  /** What came of it, for who has the link. */
  record AskedPage(Asked asked, List<Session> sessions, City viewer) {
    /** How many days wait for the school's word. */
    public long waiting() {
      return sessions.stream().filter(one -> one.state().equals("ASKED")).count();
    }
  }

  record ListPage(Slice<Asked> asked, boolean staff) {}

  /**
   * One request on the officer's desk, and which school it may be.
   *
   * @param contacts whether it is shown where whoever asked is reached
   */
  record RequestPage(
      Asked asked,
      boolean contacts,
      List<Session> sessions,
      City viewer,
      boolean answers,
      String q,
      Map<Long, String> schools,
      Map<Long, String> rooms,
      Plan.Form plan) {
    /** How many days the school has agreed to and nobody may sign up for yet. */
    public long approved() {
      return sessions.stream().filter(one -> one.state().equals("APPROVED")).count();
    }

    /** Sessions from which on the viewer's clock says another hour than before. */
    public List<Clocks> shifts() {
      var series = sessions.stream().map(one -> one.clocks(viewer)).toList();
      return Clocks.shifts(series);
    }

    public City[] cities() {
      return City.values();
    }

    public Platform[] platforms() {
      return Platform.values();
    }
  }

  @AllowEveryone
  @GetMapping("/distance/ask")
  String form(CsrfToken csrf, Occasion occasion, Model model) {
    csrf.getToken(); // before the page is too long for a session to begin
    var own = new LinkedHashMap<Long, String>();
    for (long school : occasion.actor().partnersAs(Role.SCHOOL))
      own.put(school, partners.partner(school).name());
    model.addAttribute("page", new FormPage(own));
    return "distance/ask";
  }

  @AllowEveryone
  @PostMapping("/distance/ask")
  String ask(
      Wish.Form form,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String website,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var wish = form.wish(occasion.today());
    floods.count("distance/ask", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    // only a machine fills in what nobody sees; it is answered and nothing is kept
    if (!website.isEmpty()) return "redirect:/distance/ask";
    var secret = requests.ask(occasion, wish, school, locale);
    Said.that(redirect, "distance.said.asked");
    return "redirect:/distance/asked/" + secret;
  }

  @AllowEveryone
  @GetMapping(SECRET)
  String asked(@PathVariable String secret, HttpServletResponse response, Model model) {
    var asked = requests.behind(secret);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
    model.addAttribute(
        "page", new AskedPage(asked, distance.ofRequest(asked.request()), City.SHANGHAI));
    return "distance/asked";
  }

  /** The days suit: the school says yes to all that were asked for. */
  @AllowEveryone
  @PostMapping(SECRET + "/approval")
  String approve(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    requests.behind(secret);
    floods.count("distance/approve", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    Said.that(redirect, "distance.said.approved", distance.approve(occasion, secret, name));
    return "redirect:/distance/asked/" + secret;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/distance/requests/{request}/publication")
  String publish(@PathVariable long request, Occasion occasion, RedirectAttributes redirect) {
    requests.asked(request, occasion.actor());
    Said.that(redirect, "distance.said.published", distance.publish(occasion, request));
    return "redirect:/distance/requests/" + request;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/distance/requests")
  String list(
      @RequestParam(required = false) @Nullable RequestState state,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            requests.page(state, occasion.actor(), after, PAGE), occasion.actor().seesAll()));
    return "distance/requests";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/distance/requests/{request}")
  String request(
      @PathVariable long request,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable City clock,
      HttpServletRequest web,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var asked = requests.asked(request, occasion.actor());
    var found = new LinkedHashMap<Long, String>();
    boolean officer = occasion.actor().is(Role.OFFICER);
    if (officer && asked.isWaiting() && asked.school() == null)
      for (var each :
          partners
              .page(PartnerKind.SCHOOL, q.isBlank() ? asked.schoolName() : q, "", CHOICES)
              .rows()) found.put(each.partner(), each.name());
    model.addAttribute(
        "page",
        new RequestPage(
            asked,
            occasion.actor().seesAll() || entrance.showedTwo(web),
            distance.ofRequest(request),
            Viewer.of(clock, web, response),
            officer,
            q,
            found,
            distance.rooms(asked.school()),
            Plan.Form.proposed(asked, occasion.today())));
    return "distance/request";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/distance/requests/{request}/acceptance")
  String accept(
      @PathVariable long request,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(required = false) @Nullable Long classroom,
      Occasion occasion,
      RedirectAttributes redirect) {
    requests.accept(occasion, request, school, classroom);
    Said.that(redirect, "distance.said.accepted");
    return "redirect:/distance/requests/" + request;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/distance/requests/{request}/refusal")
  String decline(
      @PathVariable long request,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    requests.decline(occasion, request, reason);
    Said.that(redirect, "distance.said.declined");
    return "redirect:/distance/requests/" + request;
  }
}
