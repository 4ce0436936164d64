package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a forgotten password, and the page behind the link in the letter. */
@Controller
class RecoveryController {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  private final Recovery recovery;
  private final Origin origin;
  private final boolean addressed;

  RecoveryController(
      Recovery recovery, Origin origin, @Value("${greenclassroom.public-url:}") String publicUrl) {
    this.recovery = recovery;
    this.origin = origin;
    this.addressed = !publicUrl.isBlank();
  }

  record RecoverPage(String code) {}

  /**
   * @param possible false: nobody told the house its own address
   */
  record ForgottenPage(boolean possible) {}

  @AllowEveryone
  @GetMapping("/sign-in/forgotten")
  String forgotten(Model model) {
    model.addAttribute("page", new ForgottenPage(isSafe()));
    return "signin/forgotten";
  }

  @AllowEveryone
  @PostMapping("/sign-in/forgotten")
  String ask(
      @RequestParam String login,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (!isSafe()) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.no-address");
    recovery.ask(occasion, login, PublicLinks.network(request.getRemoteAddr()), origin.here());
    Said.that(redirect, "signin.said.letter");
    return "redirect:/sign-in/forgotten";
  }

  @AllowEveryone
  @GetMapping("/recovery/{code:[0-9a-z]{32}}")
  String open(@PathVariable String code, Occasion occasion, Model model) {
    recovery.look(code, occasion.now());
    model.addAttribute("page", new RecoverPage(code));
    return "signin/recover";
  }

  @AllowEveryone
  @PostMapping("/recovery/{code:[0-9a-z]{32}}")
  String recover(
      @PathVariable String code,
      @RequestParam String password,
      Occasion occasion,
      RedirectAttributes redirect) {
    recovery.finish(occasion, code, password);
    Said.that(redirect, "signin.said.recovered");
    return "redirect:/sign-in";
  }

  /**
   * A stranger chooses the Host header of a request, and with it the link in somebody else's letter
   * (ASVS 5.0, 6.4): only a house that knows its own address writes one.
   */
  private boolean isSafe() {
    return addressed || THIS_MACHINE.contains(String.valueOf(URI.create(origin.here()).getHost()));
  }
}
