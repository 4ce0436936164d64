package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Account;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.people.People;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Which accounts elsewhere open an account here: one's own, and everybody's for the administrator.
 */
@Controller
class LinkController {
  private final Federation federation;
  private final People people;
  private final Ways ways;
  private final Entrance entrance;

  LinkController(Federation federation, People people, Ways ways, Entrance entrance) {
    this.entrance = entrance;
    this.federation = federation;
    this.people = people;
    this.ways = ways;
  }

  record Shown(Link link, String label) {}

  record Offer(String name, String label) {}

  /**
   * The page.
   *
   * @param own one's own account
   * @param offers ways that are set up and not linked yet
   * @param fresh whether whoever asks showed who they are not long ago
   * @param members whether an administrator may write down a member of WeChat Work
   * @param happened what was done to the account of late, and by whom
   */
  record LinksPage(
      Account account,
      boolean own,
      List<Shown> links,
      List<Offer> offers,
      boolean members,
      boolean fresh,
      List<People.Happened> happened) {}

  @AllowSignedIn
  @GetMapping("/me/ways")
  String own(Occasion occasion, HttpServletRequest request, Model model) {
    model.addAttribute("page", page(occasion.actor().account(), true, entrance.isFresh(request)));
    return "federation/links";
  }

  @AllowSignedIn
  @PostMapping("/me/ways/{link:\\d{1,18}}/removal")
  String remove(
      @PathVariable long link,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    entrance.needsFresh(request);
    federation.unlink(occasion, occasion.actor().account(), link);
    Said.that(redirect, "federation.said.removed");
    return "redirect:/me/ways";
  }

  @Allow(Role.ADMINISTRATOR)
  @ShowsPeople(value = Held.Whose.ACCOUNT, one = "account")
  @GetMapping("/people/{account:\\d{1,18}}/ways")
  String of(@PathVariable long account, Model model) {
    model.addAttribute("page", page(account, false, true));
    return "federation/links";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account:\\d{1,18}}/ways/{link:\\d{1,18}}/removal")
  String removeFrom(
      @PathVariable long account,
      @PathVariable long link,
      Occasion occasion,
      RedirectAttributes redirect) {
    federation.unlink(occasion, account, link);
    Said.that(redirect, "federation.said.removed");
    return "redirect:/people/" + account + "/ways";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/people/{account:\\d{1,18}}/ways")
  String linkMember(
      @PathVariable long account,
      @RequestParam String member,
      Occasion occasion,
      RedirectAttributes redirect) {
    federation.linkMember(occasion, account, member.strip());
    Said.that(redirect, "federation.said.linked", ways.named(WeCom.NAME).label());
    return "redirect:/people/" + account + "/ways";
  }

  private LinksPage page(long account, boolean own, boolean fresh) {
    var known = people.known(account);
    var links = federation.linksOf(account);
    var open =
        ways.all().stream()
            .filter(way -> links.stream().noneMatch(link -> link.issuer().equals(way.issuer())))
            .toList();
    return new LinksPage(
        known,
        own,
        links.stream().map(link -> new Shown(link, ways.labelOf(link.issuer()))).toList(),
        open.stream().map(way -> new Offer(way.name(), way.label())).toList(),
        open.stream().anyMatch(way -> way.name().equals(WeCom.NAME)),
        fresh,
        people.happenings(account));
  }
}
