package org.greenclassroom.donations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
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
class GiveController {
  private static final Pattern FIELD =
      Pattern.compile(
          "donorType|organisation|place|territory|address|floor|lift|status|asWaste|crt|battery"
              + "|wiping|from|to|remarks|person|email|phone|consent|website"
              + "|(kind|pieces|age|what|processor|memory|inches|condition|charger)-([1-9]|1[0-2])");
  private static final int LONGEST = 4_000;
  private static final String SECRET = "{secret:[0-9a-z]{32}}";
  private final Giving giving;
  private final Offers offers;
  private final Donations donations;
  private final Wording wording;
  private final Origin origin;

  GiveController(
      Giving giving, Offers offers, Donations donations, Wording wording, Origin origin) {
    this.giving = giving;
    this.offers = offers;
    this.donations = donations;
    this.wording = wording;
    this.origin = origin;
  }

  /**
   * What a donor sees of an offer.
   *
   * @param done steps behind it: sent, answered, lot opened, all closed
   * @param advice of the answer, a sentence each
   */
  record GivenPage(
      Offer offer,
      List<Line> lines,
      @Nullable Answer answer,
      List<String> advice,
      List<OfferTable.Step> steps,
      List<Enclosure.Kept> enclosures,
      int done,
      String link) {}

  @AllowEveryone
  @GetMapping("/give")
  String blank(Occasion occasion, Locale locale, Model model) {
    model.addAttribute("indexed", true);
    return show(null, Map.of(), List.of(), occasion, locale, model);
  }

  @AllowEveryone
  @GetMapping("/give/privacy")
  String privacy() {
    return "donations/privacy";
  }

  @AllowEveryone
  @GetMapping("/give/" + SECRET)
  String behind(@PathVariable String secret, Occasion occasion, Locale locale, Model model) {
    var form = giving.unsent(secret);
    if (form.isPresent())
      return show(form.get(), form.get().typed(), List.of(), occasion, locale, model);
    var offer = giving.offer(secret);
    var lines = offers.lines(offer.offer());
    var answer = offers.answerTo(offer.offer()).orElse(null);
    model.addAttribute(
        "page",
        new GivenPage(
            offer,
            lines,
            answer,
            answer == null
                ? List.of()
                : wording.advice(answer, offers.minima(offer, lines), locale),
            offers.steps(offer.offer()),
            giving.enclosures(offer.form()),
            done(offer),
            origin.here() + "/give/" + secret));
    return "donations/given";
  }

  private int done(Offer offer) {
    if (offer.isWaiting()) return 1;
    var lot = offer.lot();
    if (lot == null) return 2;
    return donations.lot(lot).state() == Lot.State.OPEN ? 3 : 4;
  }

  @AllowEveryone
  @PostMapping("/give")
  String begin(
      @RequestParam(required = false) @Nullable List<MultipartFile> list,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var files = files(list, photo);
    var secret = giving.begin(occasion, request.getRemoteAddr(), locale, typed(request));
    if (!files.isEmpty()) giving.enclose(secret, files);
    return act(secret, request, response, occasion, locale, model, redirect);
  }

  @AllowEveryone
  @PostMapping("/give/" + SECRET)
  String goOn(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable List<MultipartFile> list,
      @RequestParam(required = false) @Nullable List<MultipartFile> photo,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    giving.save(occasion, secret, locale, typed(request));
    var files = files(list, photo);
    if (!files.isEmpty()) giving.enclose(secret, files);
    return act(secret, request, response, occasion, locale, model, redirect);
  }

  @AllowEveryone
  @PostMapping("/give/" + SECRET + "/withdrawal")
  String withdraw(@PathVariable String secret, Occasion occasion, RedirectAttributes redirect) {
    giving.withdraw(occasion, secret);
    Said.that(redirect, "donations.said.withdrawn");
    return "redirect:/give/" + secret;
  }

  private String act(
      String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var here = "redirect:/give/" + secret;
    var speak = request.getParameter("speak");
    if (speak != null)
      return Words.LANGUAGES.stream().anyMatch(each -> each.getLanguage().equals(speak))
          ? here + "?language=" + speak
          : here;
    var drop = request.getParameter("drop");
    if (drop != null && drop.matches("\\d{1,18}")) {
      giving.takeOut(secret, Long.parseLong(drop));
      return here + "#files";
    }
    switch (String.valueOf(request.getParameter("do"))) {
      case "send" -> {
        return send(secret, request, response, occasion, locale, model, redirect);
      }
      case "line" -> {
        return here + "#line-" + Sheet.lines(typed(request));
      }
      default -> {
        var mailed = giving.mailLink(occasion, request.getRemoteAddr(), secret, locale);
        Said.that(redirect, mailed ? "donations.said.saved-mailed" : "donations.said.saved");
        return here;
      }
    }
  }

  private String send(
      String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var flaws = giving.flaws(occasion, secret);
    if (!flaws.isEmpty()) {
      response.setStatus(Refusal.Kind.RULE.status);
      var form = giving.unsent(secret).orElseThrow(() -> Refusal.notFound(secret));
      return show(form, form.typed(), flaws, occasion, locale, model);
    }
    var offer = giving.send(occasion, request.getRemoteAddr(), secret, locale);
    Said.that(redirect, "donations.said.sent", Offer.number(offer));
    return occasion.actor().is(Role.OFFICER)
        ? "redirect:/donations/offers/" + offer
        : "redirect:/give/" + secret;
  }

  private String show(
      FormTable.@Nullable Form form,
      Map<String, String> typed,
      List<Flaw> flaws,
      Occasion occasion,
      Locale locale,
      Model model) {
    model.addAttribute(
        "page",
        new FormPage(
            form == null ? null : form.secret(),
            form == null ? null : origin.here() + "/give/" + form.secret(),
            typed,
            flaws,
            form == null ? List.of() : giving.enclosures(form.form()),
            offers.valid(occasion.today()).stream()
                .map(each -> wording.minimumOfKind(each, locale))
                .toList(),
            occasion.actor().is(Role.OFFICER)));
    return "donations/give";
  }

  /** What was typed; a pressed "another line" is part of it. */
  private static Map<String, String> typed(HttpServletRequest request) {
    var typed = new TreeMap<String, String>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (!FIELD.matcher(name).matches()) return;
          var value = values[0].replace("\u0000", "");
          typed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        });
    int lines = Sheet.lines(typed);
    if ("line".equals(request.getParameter("do")) && lines < Sheet.MOST_LINES)
      typed.put("kind-" + (lines + 1), "");
    return typed;
  }

  private static List<Enclosure> files(
      @Nullable List<MultipartFile> lists, @Nullable List<MultipartFile> photos) {
    var files = new ArrayList<Enclosure>();
    take(lists, Enclosure.Sort.LIST, files);
    take(photos, Enclosure.Sort.PHOTO, files);
    return files;
  }

  private static void take(
      @Nullable List<MultipartFile> chosen, Enclosure.Sort sort, List<Enclosure> into) {
    if (chosen == null) return;
    for (var file : chosen)
      try {
        if (!file.isEmpty())
          into.add(Enclosure.of(sort, file.getBytes(), file.getOriginalFilename()));
      } catch (IOException unreadable) {
        throw new Refusal("frame.refusal.unreadable-body");
      }
  }
}
