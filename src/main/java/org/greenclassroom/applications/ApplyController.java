package org.greenclassroom.applications;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The public form, without an account. Whatever button is pressed, everything typed is kept first;
 * so no answer of ours, no other language and no closed window loses a word.
 */
@Controller
class ApplyController {
  private static final int LONGEST = 4_000;
  private static final String SECRET = "{secret:[0-9a-z]{32}}";
  private final Applying applying;
  private final Progress progress;
  private final Origin origin;

  ApplyController(Applying applying, Progress progress, Origin origin) {
    this.applying = applying;
    this.progress = progress;
    this.origin = origin;
  }

  @AllowEveryone
  @GetMapping("/apply")
  String blank(Occasion occasion, Model model, CsrfToken csrf) {
    model.addAttribute("indexed", true);
    return show(null, Map.of(), List.of(), occasion, model, csrf);
  }

  @AllowEveryone
  @GetMapping("/apply/privacy")
  String privacy() {
    return "applications/privacy";
  }

  @AllowEveryone
  @GetMapping("/apply/" + SECRET)
  String behind(@PathVariable String secret, Occasion occasion, Model model, CsrfToken csrf) {
    var form = applying.unsent(secret);
    if (form.isPresent())
      return show(form.get(), form.get().typed(), List.of(), occasion, model, csrf);
    csrf.getToken();
    model.addAttribute("page", progress.of(applying.application(secret), true));
    return "applications/progress";
  }

  @AllowEveryone
  @PostMapping("/apply")
  String begin(
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      CsrfToken csrf,
      RedirectAttributes redirect) {
    var photographs = photographs(photo);
    var secret = applying.begin(occasion, request.getRemoteAddr(), locale, typed(request));
    if (!photographs.isEmpty()) applying.add(secret, photographs);
    return act(secret, request, response, occasion, locale, model, csrf, redirect);
  }

  @AllowEveryone
  @PostMapping("/apply/" + SECRET)
  String goOn(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      CsrfToken csrf,
      RedirectAttributes redirect) {
    applying.save(occasion, secret, locale, typed(request));
    var photographs = photographs(photo);
    if (!photographs.isEmpty()) applying.add(secret, photographs);
    return act(secret, request, response, occasion, locale, model, csrf, redirect);
  }

  @AllowEveryone
  @PostMapping("/apply/" + SECRET + "/answers/{question:\\d{1,18}}")
  String answer(
      @PathVariable String secret,
      @PathVariable long question,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    applying.answer(
        occasion, request.getRemoteAddr(), secret, question, answer, photographs(photo));
    Said.that(redirect, "applications.said.answered");
    return "redirect:/apply/" + secret;
  }

  @AllowEveryone
  @PostMapping("/apply/" + SECRET + "/withdrawal")
  String withdraw(@PathVariable String secret, Occasion occasion, RedirectAttributes redirect) {
    applying.withdraw(occasion, secret);
    Said.that(redirect, "applications.said.withdrawn");
    return "redirect:/apply/" + secret;
  }

  private String act(
      String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      CsrfToken csrf,
      RedirectAttributes redirect) {
    var here = "redirect:/apply/" + secret;
    var speak = request.getParameter("speak");
    if (speak != null)
      return Words.LANGUAGES.stream().anyMatch(each -> each.getLanguage().equals(speak))
          ? here + "?language=" + speak
          : here;
    var drop = request.getParameter("drop");
    if (drop != null && drop.matches("\\d{1,18}")) {
      applying.takeOut(secret, Long.parseLong(drop));
      return here + "#photographs";
    }
    if ("send".equals(request.getParameter("do")))
      return send(secret, request, response, occasion, locale, model, csrf, redirect);
    var mailed = applying.mailLink(occasion, request.getRemoteAddr(), secret, locale);
    Said.that(redirect, mailed ? "applications.said.saved-mailed" : "applications.said.saved");
    return here;
  }

  private String send(
      String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      CsrfToken csrf,
      RedirectAttributes redirect) {
    var flaws = applying.flaws(occasion, secret);
    if (!flaws.isEmpty()) {
      response.setStatus(Refusal.Kind.RULE.status);
      var form = applying.unsent(secret).orElseThrow(() -> Refusal.notFound(secret));
      return show(form, form.typed(), flaws, occasion, model, csrf);
    }
    var application = applying.send(occasion, request.getRemoteAddr(), secret, locale);
    Said.that(redirect, "applications.said.sent", Application.number(application));
    return occasion.actor().is(Role.OFFICER)
        ? "redirect:/applications/" + application
        : "redirect:/apply/" + secret;
  }

  /** The page is long: its session must begin before the first part of it goes out. */
  private String show(
      FormTable.@Nullable Form form,
      Map<String, String> typed,
      List<Flaw> flaws,
      Occasion occasion,
      Model model,
      CsrfToken csrf) {
    csrf.getToken();
    model.addAttribute(
        "page",
        new FormPage(
            form == null ? null : form.secret(),
            form == null ? null : origin.here() + "/apply/" + form.secret(),
            typed,
            flaws,
            form == null ? List.of() : applying.photographs(form.form()),
            occasion.actor().is(Role.OFFICER)));
    return "applications/apply";
  }

  private static Map<String, String> typed(HttpServletRequest request) {
    var typed = new TreeMap<String, String>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!Sheet.has(name)) return;
          var value = values[0].replace("\u0000", "");
          typed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        });
    return typed;
  }

  private static List<Photograph> photographs(@Nullable List<MultipartFile> chosen) {
    var photographs = new ArrayList<Photograph>();
    if (chosen == null) return photographs;
    for (var file : chosen)
      try {
        if (!file.isEmpty())
          photographs.add(Photograph.of(file.getBytes(), file.getOriginalFilename()));
      } catch (IOException unreadable) {
        throw new Refusal("frame.refusal.unreadable-body");
      }
    return photographs;
  }
}
