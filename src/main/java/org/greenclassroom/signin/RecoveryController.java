package org.greenclassroom.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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
  private final Recovery recovery;
  private final Origin origin;

  RecoveryController(Recovery recovery, Origin origin) {
    this.recovery = recovery;
    this.origin = origin;
  }

  record RecoverPage(String code) {}

  /**
   * @param possible false: nobody told the house its own address
   */
  record ForgottenPage(boolean possible) {}

  @AllowEveryone
  @GetMapping("/sign-in/forgotten")
  String forgotten(Model model) {
    model.addAttribute("page", new ForgottenPage(origin.isSure()));
    return "signin/forgotten";
  }

  @AllowEveryone
  @PostMapping("/sign-in/forgotten")
  String ask(
      @RequestParam String login,
      Occasion occasion,
      Locale language,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (!origin.isSure()) throw new Refusal(Refusal.Kind.NOT_ALLOWED, "signin.refusal.no-address");
    var network = PublicLinks.network(request.getRemoteAddr());
    recovery.ask(occasion, login, network, language, origin.here());
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
}
