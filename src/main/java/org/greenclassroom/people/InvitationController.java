package org.greenclassroom.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Words;
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

/** Pages: inviting people, and the page behind the link in the letter. */
@Controller
class InvitationController {
  private static final int ROWS = 50;

  private final Invitations invitations;
  private final List<Organisations> organisations;
  private final Shown shown;
  private final Origin origin;

  InvitationController(
      Invitations invitations, List<Organisations> organisations, Shown shown, Origin origin) {
    this.invitations = invitations;
    this.organisations = organisations;
    this.shown = shown;
    this.origin = origin;
  }

  /**
   * Everybody who was invited.
   *
   * @param wanted the organisation to choose beforehand; null: none
   */
  record InvitationsPage(
      Slice<Invitation> rows,
      Instant now,
      Map<String, String> roles,
      Map<String, String> partners,
      Map<String, String> languages,
      @Nullable String wanted) {
    public Invitation.State state(Invitation invitation) {
      return invitation.state(now);
    }

    public boolean waits(Invitation invitation) {
      return state(invitation) == Invitation.State.WAITS;
    }

    public boolean canRepeat(Invitation invitation) {
      return state(invitation) != Invitation.State.USED;
    }
  }

  record AcceptPage(String code, Invitation invitation, String organisation, boolean known) {}

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/people/invitations")
  String list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String partner,
      Occasion occasion,
      Model model) {
    long before =
        after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    var actor = occasion.actor();
    var roles = new LinkedHashMap<String, String>();
    Stream.concat(Stream.of(Role.DONOR, Role.SCHOOL, Role.DISMANTLER), Arrays.stream(Role.values()))
        .filter(role -> Invitations.mayInvite(actor, role))
        .forEach(role -> roles.putIfAbsent(role.name(), shown.word(role)));
    var schools = invitations.schoolsOf(actor);
    var partners = names();
    if (schools != null) partners.keySet().removeIf(one -> !schools.contains(Long.valueOf(one)));
    var languages = new LinkedHashMap<String, String>();
    for (var language : Words.LANGUAGES)
      languages.put(language.getLanguage(), language.getDisplayLanguage(language));
    model.addAttribute(
        "page",
        new InvitationsPage(
            invitations.page(actor, before, ROWS),
            occasion.now(),
            roles,
            partners,
            languages,
            partner));
    return "people/invitations";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/people/invitations")
  String invite(
      @RequestParam String address,
      @RequestParam String name,
      @RequestParam Role role,
      @RequestParam long partner,
      @RequestParam String spoken,
      Occasion occasion,
      RedirectAttributes redirect) {
    invitations.invite(
        occasion,
        address,
        name,
        role,
        partner,
        organisation(partner),
        languageOf(spoken),
        origin.here());
    Said.that(redirect, "people.said.invited", address.strip());
    return "redirect:/people/invitations";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/people/invitations/{invitation}/repetition")
  String repeat(@PathVariable long invitation, Occasion occasion, RedirectAttributes redirect) {
    var known = invitations.invitation(occasion.actor(), invitation);
    invitations.repeat(occasion, invitation, organisation(known.partner()), origin.here());
    Said.that(redirect, "people.said.invited", known.address());
    return "redirect:/people/invitations";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/people/invitations/{invitation}/revocation")
  String revoke(@PathVariable long invitation, Occasion occasion, RedirectAttributes redirect) {
    invitations.revoke(occasion, invitation);
    Said.that(redirect, "people.said.invitation-revoked");
    return "redirect:/people/invitations";
  }

  @AllowEveryone
  @GetMapping("/invitations/{code}")
  String open(@PathVariable String code, Occasion occasion, Model model) {
    var invitation = invitations.opened(code, occasion.now());
    model.addAttribute(
        "page",
        new AcceptPage(
            code,
            invitation,
            organisation(invitation.partner()),
            invitations.hasAccount(invitation)));
    return "people/invitation";
  }

  @AllowEveryone
  @PostMapping("/invitations/{code}")
  String accept(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String password,
      Occasion occasion,
      RedirectAttributes redirect) {
    invitations.accept(occasion, code, password);
    Said.that(redirect, "people.said.accepted");
    return "redirect:/sign-in";
  }

  private static Locale languageOf(String language) {
    return Words.LANGUAGES.stream()
        .filter(each -> each.getLanguage().equals(language))
        .findFirst()
        .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "spoken", language));
  }

  private String organisation(long partner) {
    var name = names().get(String.valueOf(partner));
    if (name == null) throw Refusal.notFound(String.valueOf(partner));
    return name;
  }

  private Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    for (var source : organisations)
      for (var each : source.all()) names.put(String.valueOf(each.partner()), each.name());
    return names;
  }
}
