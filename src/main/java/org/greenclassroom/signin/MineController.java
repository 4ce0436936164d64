package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.people.People;
import org.greenclassroom.people.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: how one signs in oneself, and where one is signed in. */
@Controller
class MineController {
  private static final String MINE = "/me/signing-in";
  private static final String WANTED = "passkey.wanted";

  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Sittings sittings;
  private final Changes changes;
  private final Addresses addresses;
  private final Post post;
  private final People people;
  private final Entrance entrance;

  MineController(
      SecondFactors factors,
      Passkeys passkeys,
      Sittings sittings,
      Changes changes,
      Addresses addresses,
      Post post,
      People people,
      Entrance entrance) {
    this.entrance = entrance;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sittings = sittings;
    this.changes = changes;
    this.addresses = addresses;
    this.post = post;
    this.people = people;
  }

  /**
   * @param must whether the account must have a second factor
   * @param freshCodes recovery codes, shown this once; null: none were just made
   * @param address for letters; null: none
   * @param wished an address that waits to be confirmed; null: none
   * @param keys by what programs read for the account without signing in
   * @param sends whether letters go out at all
   */
  record MinePage(
      SecondFactors.Has has,
      boolean must,
      Asked asked,
      List<PasskeyTable.Passkey> passkeys,
      List<Sittings.Sitting> sittings,
      List<People.OpenKey> keys,
      List<ChangeTable.Line> changes,
      @Nullable List<String> freshCodes,
      boolean fresh,
      People.@Nullable Mailbox address,
      WishTable.@Nullable Wish wished,
      boolean sends,
      Map<String, String> languages) {}

  record NewPasskeyPage(String options) {}

  @AllowSignedIn
  @GetMapping(MINE)
  String mine(Occasion occasion, HttpServletRequest request, Model model) {
    var account = occasion.actor().account();
    @SuppressWarnings("unchecked")
    var fresh = (List<String>) model.getAttribute("codes");
    model.addAttribute(
        "page",
        new MinePage(
            factors.has(account),
            factors.mustHave(occasion.actor()),
            factors.asked(account),
            passkeys.of(account),
            sittings.of(account, request.getSession().getId()),
            people.keysOf(account),
            changes.last(account),
            fresh,
            entrance.isFresh(request),
            people.mailbox(account).orElse(null),
            addresses.waiting(account).orElse(null),
            post.sends(),
            languages()));
    return "signin/mine";
  }

  @AllowSignedIn
  @GetMapping(MINE + "/set-up")
  String settingUp(Occasion occasion, HttpServletRequest request, Model model) {
    needsFresh(request);
    model.addAttribute(
        "page",
        SetUpPage.of(
            FreshSecret.of(request, factors, occasion.actor().account()),
            people.known(occasion.actor().account()).login(),
            MINE + "/set-up"));
    return "signin/set-up";
  }

  @AllowSignedIn
  @PostMapping(MINE + "/set-up")
  String setUp(
      @RequestParam String code,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    needsFresh(request);
    var codes =
        factors.setUp(
            occasion,
            occasion.actor().account(),
            FreshSecret.of(request, factors, occasion.actor().account()),
            code,
            false);
    FreshSecret.forget(request);
    entrance.shows(request, Proof.CODE);
    endOthers(occasion, request);
    redirect.addFlashAttribute("codes", codes);
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(MINE + "/codes")
  String newCodes(Occasion occasion, HttpServletRequest request, RedirectAttributes redirect) {
    needsFresh(request);
    redirect.addFlashAttribute("codes", factors.newCodes(occasion));
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(MINE + "/codes/removal")
  String remove(Occasion occasion, HttpServletRequest request, RedirectAttributes redirect) {
    needsFresh(request);
    factors.remove(occasion);
    endOthers(occasion, request);
    Said.that(redirect, "signin.said.codes-off");
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @GetMapping(MINE + "/passkeys/new")
  String newPasskey(Occasion occasion, HttpServletRequest request, Model model) {
    needsFresh(request);
    var wanted = passkeys.wanted(occasion);
    request.getSession().setAttribute(WANTED, wanted);
    model.addAttribute("page", new NewPasskeyPage(Passkeys.json(wanted)));
    return "signin/new-passkey";
  }

  @AllowSignedIn
  @PostMapping(MINE + "/passkeys")
  String addPasskey(
      @RequestParam String label,
      @RequestParam String credential,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    needsFresh(request);
    var session = request.getSession();
    if (!(session.getAttribute(WANTED) instanceof PublicKeyCredentialCreationOptions wanted))
      throw new Refusal("signin.refusal.passkey");
    session.removeAttribute(WANTED);
    passkeys.add(occasion, wanted, credential, label);
    entrance.shows(request, Proof.PASSKEY);
    endOthers(occasion, request);
    Said.that(redirect, "signin.said.passkey", label.strip());
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(MINE + "/passkeys/{passkey}/removal")
  String removePasskey(
      @PathVariable long passkey,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    needsFresh(request);
    var codes = factors.has(occasion.actor().account()).codesSince() != null;
    passkeys.remove(occasion, passkey, codes || !factors.mustHave(occasion.actor()));
    endOthers(occasion, request);
    Said.that(redirect, "signin.said.passkey-gone");
    return "redirect:" + MINE;
  }

  @AllowSignedIn
  @PostMapping(MINE + "/sittings/{key:[0-9a-f]{64}}/end")
  String end(@PathVariable String key, Occasion occasion, RedirectAttributes redirect) {
    sittings.end(occasion.actor().account(), key);
    Said.that(redirect, "signin.said.ended");
    return "redirect:" + MINE;
  }

  /** Everywhere, here too, and every token and personal key. */
  @AllowSignedIn
  @PostMapping(MINE + "/end")
  String endAll(@RequestParam boolean tokens, Occasion occasion) {
    if (!tokens) throw new Refusal("frame.refusal.missing", "tokens");
    people.endAll(occasion, occasion.actor().account());
    return "redirect:/sign-in?out";
  }

  private void needsFresh(HttpServletRequest request) {
    entrance.needsFresh(request);
  }

  /** Who came in the old way comes in no further by it. */
  private void endOthers(Occasion occasion, HttpServletRequest request) {
    sittings.endOthers(occasion.actor().account(), request.getSession().getId());
  }

  private static Map<String, String> languages() {
    var languages = new LinkedHashMap<String, String>();
    for (Locale language : Words.LANGUAGES)
      languages.put(language.getLanguage(), language.getDisplayLanguage(language));
    return languages;
  }
}
