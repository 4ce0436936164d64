package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.people.Entrance.Seat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Away to a provider and back. Plain links, for a form that leads elsewhere is what our pages
 * forbid.
 */
@Controller
class EntryController {
  /** A school behind one address, everybody once and some twice. */
  private static final int MOST_AN_HOUR = 600;

  /** In the session: whoever comes back wants to be linked, not let in. */
  private static final String LINKING = "way-being-linked";

  private static final Duration FRESH = Duration.ofMinutes(15);
  private final Ways ways;
  private final Federation federation;
  private final Entrance entrance;
  private final Floods floods;

  EntryController(Ways ways, Federation federation, Entrance entrance, Floods floods) {
    this.ways = ways;
    this.federation = federation;
    this.entrance = entrance;
    this.floods = floods;
  }

  @AllowEveryone
  @GetMapping("/sign-in/with/{name:[a-z0-9-]{1,40}}")
  RedirectView begin(
      @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
    request.getSession().removeAttribute(LINKING);
    return away(name, request, response);
  }

  @AllowSignedIn
  @GetMapping("/me/ways/{name:[a-z0-9-]{1,40}}")
  RedirectView beginLinking(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion) {
    needsFresh(request, occasion);
    request.getSession().setAttribute(LINKING, name + " " + occasion.actor().account());
    return away(name, request, response);
  }

  @AllowEveryone
  @GetMapping("/sign-in/with/{name:[a-z0-9-]{1,40}}/back")
  String back(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("federation/back", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var who = ways.named(name).finish(request, response);
    var linking = request.getSession().getAttribute(LINKING);
    request.getSession().removeAttribute(LINKING);
    if ((name + " " + occasion.actor().account()).equals(linking)) {
      needsFresh(request, occasion);
      federation.link(occasion, who);
      Said.that(redirect, "federation.said.linked", ways.named(name).label());
      return "redirect:/me/ways";
    }
    var account = federation.accountOf(occasion, who);
    return "redirect:"
        + entrance.open(request, response, occasion, account, name, who.twoFactors());
  }

  /** A browser that somebody left open is not enough to open another door for good. */
  private static void needsFresh(HttpServletRequest request, Occasion occasion) {
    if (!(request.getSession().getAttribute(Seat.NAME) instanceof Seat seat)
        || seat.since().plus(FRESH).isBefore(occasion.now()))
      throw new Refusal("federation.refusal.not-fresh", FRESH.toMinutes());
  }

  private RedirectView away(String name, HttpServletRequest request, HttpServletResponse response) {
    var view = new RedirectView(ways.named(name).begin(request, response).toString());
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return view;
  }
}
