package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

  private final Ways ways;
  private final Federation federation;
  private final Entrance entrance;
  private final Floods floods;
  private final People people;

  EntryController(
      Ways ways, Federation federation, Entrance entrance, Floods floods, People people) {
    this.people = people;
    this.ways = ways;
    this.federation = federation;
    this.entrance = entrance;
    this.floods = floods;
  }

  /** Whoever is signed in already comes to show once more who they are: it is asked for. */
  @AllowEveryone
  @GetMapping("/sign-in/with/{name:[a-z0-9-]{1,40}}")
  RedirectView begin(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion) {
    request.getSession().removeAttribute(LINKING);
    return away(name, occasion.actor().account() > 0, request, response);
  }

  record AwayPage(String name, String label, String login) {}

  /** Nobody is linked by following an address: it begins with a form of ours. */
  @AllowSignedIn
  @PostMapping("/me/ways/{name:[a-z0-9-]{1,40}}")
  String beginLinking(@PathVariable String name, HttpServletRequest request, Occasion occasion) {
    entrance.needsFresh(request);
    ways.named(name);
    request.getSession().setAttribute(LINKING, linking(name, occasion));
    return "redirect:/me/ways/" + name;
  }

  @AllowSignedIn
  @GetMapping("/me/ways/{name:[a-z0-9-]{1,40}}")
  String between(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var label = ways.named(name).label();
    if (!isLinking(name, request, occasion)) return "redirect:/me/ways";
    response.setHeader("Refresh", "0;url=/me/ways/" + name + "/away");
    var login = people.known(occasion.actor().account()).login();
    model.addAttribute("page", new AwayPage(name, label, login));
    return "federation/away";
  }

  @AllowSignedIn
  @GetMapping("/me/ways/{name:[a-z0-9-]{1,40}}/away")
  RedirectView goLinking(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion) {
    if (!isLinking(name, request, occasion)) throw new Refusal("federation.refusal.not-asked");
    entrance.needsFresh(request);
    return away(name, true, request, response);
  }

  @AllowEveryone
  @GetMapping("/sign-in/with/{name:[a-z0-9-]{1,40}}/back")
  String back(
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      RedirectAttributes redirect) {
    var way = ways.named(name);
    // a picture on somebody's page may call this address as often as it likes
    if (!way.isBegun(request)) throw new Refusal("federation.refusal.not-begun");
    floods.count("federation/back", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var who = way.finish(request, response);
    var linking = isLinking(name, request, occasion);
    request.getSession().removeAttribute(LINKING);
    if (linking) {
      entrance.needsFresh(request);
      federation.link(occasion, who);
      Said.that(redirect, "federation.said.linked", ways.named(name).label());
      return "redirect:/me/ways";
    }
    var account = federation.accountOf(occasion, who);
    return "redirect:"
        + entrance.open(request, response, occasion, account, name, who.twoFactors(), who.asked());
  }

  private static String linking(String name, Occasion occasion) {
    return name + " " + occasion.actor().account();
  }

  private static boolean isLinking(String name, HttpServletRequest request, Occasion occasion) {
    return linking(name, occasion).equals(request.getSession().getAttribute(LINKING));
  }

  private RedirectView away(
      String name, boolean anew, HttpServletRequest request, HttpServletResponse response) {
    var view = new RedirectView(ways.named(name).begin(request, response, anew).toString());
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return view;
  }
}
