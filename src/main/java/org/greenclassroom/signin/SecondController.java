package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Entrance;
import org.greenclassroom.people.People;
import org.greenclassroom.people.Proof;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the second factor at signing in, and a passkey in place of everything. */
@Controller
class SecondController {
  private static final String ASKED = "passkey.asked";

  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Entrance entrance;
  private final Sittings sittings;
  private final People people;

  SecondController(
      SecondFactors factors,
      Passkeys passkeys,
      Entrance entrance,
      Sittings sittings,
      People people) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.entrance = entrance;
    this.sittings = sittings;
    this.people = people;
  }

  record SecondPage(String name, boolean codes, boolean passkeys) {}

  /**
   * @param options what the browser hands to the passkey
   */
  record PasskeyPage(String options) {}

  @AllowEveryone
  @GetMapping(Entrance.SECOND)
  String second(HttpServletRequest request, Model model) {
    if (entrance.half(request).isEmpty()) return "redirect:/sign-in";
    var half = half(request);
    var has = factors.has(half);
    var account = people.known(half);
    if (!has.any()) {
      model.addAttribute(
          "page",
          SetUpPage.of(
              FreshSecret.of(request, factors, half),
              account.login(),
              Entrance.SECOND + "/set-up"));
      return "signin/set-up";
    }
    model.addAttribute(
        "page", new SecondPage(account.name(), has.codesSince() != null, has.passkeys() > 0));
    return "signin/second";
  }

  @AllowEveryone
  @PostMapping(Entrance.SECOND)
  String show(
      @RequestParam String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = half(request);
    var by = factors.show(occasion, account, code, entrance.knownBrowser(request, account));
    return "redirect:" + entrance.open(request, response, account, by);
  }

  /** The first time: who has one already cannot be given another by whoever knows the password. */
  @AllowEveryone
  @PostMapping(Entrance.SECOND + "/set-up")
  String setUp(
      @RequestParam String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var account = half(request);
    if (factors.has(account).any())
      throw new Refusal(Refusal.Kind.CONFLICT, "signin.refusal.set-up-already");
    List<String> codes =
        factors.setUp(occasion, account, FreshSecret.of(request, factors, account), code, true);
    FreshSecret.forget(request);
    // whoever came in by the password alone meanwhile
    sittings.endOthers(account, request.getSession().getId());
    entrance.open(request, response, account, Proof.CODE);
    redirect.addFlashAttribute("codes", codes);
    return "redirect:/me/signing-in";
  }

  @AllowEveryone
  @GetMapping("/sign-in/passkey")
  String passkey(HttpServletRequest request, Model model) {
    var asked = passkeys.asked();
    request.getSession().setAttribute(ASKED, asked);
    model.addAttribute("page", new PasskeyPage(Passkeys.json(asked)));
    return "signin/passkey";
  }

  @AllowEveryone
  @PostMapping("/sign-in/passkey")
  String answer(
      @RequestParam String credential, HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession();
    if (!(session.getAttribute(ASKED) instanceof PublicKeyCredentialRequestOptions asked))
      throw new Refusal("signin.refusal.passkey");
    session.removeAttribute(ASKED); // one question, one answer
    var account = passkeys.shown(asked, credential);
    return "redirect:" + entrance.open(request, response, account, Proof.PASSKEY);
  }

  private long half(HttpServletRequest request) {
    return entrance
        .half(request)
        .map(Entrance.HalfIn::account)
        .orElseThrow(() -> new Refusal("signin.refusal.not-half"));
  }
}
