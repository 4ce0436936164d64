package org.greenclassroom.checkins;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The school's own page, behind a link and without an account. Whoever gets the link forwarded sees
 * the form and nothing that was said before.
 */
@Controller
class LinkController {
  private static final int MOST_AN_HOUR = 60;
  private static final String LINK = "/r/{secret:[0-9a-z]{32}}";
  private static final String KIND = "/{kind:inventory|principal|teacher|pupils}";

  private final Checkins checkins;
  private final Links links;
  private final Filling filling;
  private final Floods floods;

  LinkController(Checkins checkins, Links links, Filling filling, Floods floods) {
    this.checkins = checkins;
    this.links = links;
    this.filling = filling;
    this.floods = floods;
  }

  /** What is answered: that it came, and its number. */
  record SentPage(Report report, boolean again, String back, Map<ReportKind, String> others) {}

  @AllowEveryone
  @GetMapping(LINK)
  String checkin(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    return show(secret, ReportKind.CHECKIN, request, response, csrf, occasion, locale, model);
  }

  @AllowEveryone
  @GetMapping(LINK + KIND)
  String other(
      @PathVariable String secret,
      @PathVariable String kind,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    return show(secret, kind(kind), request, response, csrf, occasion, locale, model);
  }

  @AllowEveryone
  @PostMapping(LINK)
  String sendCheckin(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model) {
    return send(secret, ReportKind.CHECKIN, request, response, occasion, locale, model);
  }

  @AllowEveryone
  @PostMapping(LINK + KIND)
  String sendOther(
      @PathVariable String secret,
      @PathVariable String kind,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model) {
    return send(secret, kind(kind), request, response, occasion, locale, model);
  }

  /** Only whoever has the id of the form that was sent sees that it came, never what it says. */
  @AllowEveryone
  @GetMapping(LINK + "/sent")
  String sent(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String uid,
      @RequestParam(defaultValue = "false") boolean again,
      HttpServletResponse response,
      Model model) {
    long classroom = links.behind(secret);
    close(response);
    if (!uid.matches("[0-9a-f-]{36}")) throw Refusal.notFound("report");
    var report =
        checkins
            .byUid(UUID.fromString(uid))
            .filter(one -> one.classroom() == classroom)
            .orElseThrow(() -> Refusal.notFound("report"));
    model.addAttribute("page", new SentPage(report, again, "/r/" + secret, others(secret)));
    return "checkins/sent";
  }

  private String show(
      String secret,
      ReportKind kind,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    var asked = asked(secret, kind, request);
    csrf.getToken(); // before the page is too long for a session to begin
    close(response);
    return filling.show(
        asked, checkins.asked(kind), Map.of(), List.of(), null, occasion, locale, model);
  }

  private String send(
      String secret,
      ReportKind kind,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model) {
    var asked = asked(secret, kind, request);
    close(response);
    floods.count("checkins/send", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var receipt =
        filling.take(asked, request.getParameterMap(), Via.LINK, occasion, locale, response, model);
    if (receipt.isEmpty()) return "checkins/form";
    var same = receipt.get().outcome() == Receipt.Outcome.SAME;
    var uid = checkins.uid(receipt.get().report());
    return "redirect:/r/" + secret + "/sent?uid=" + uid + (same ? "&again=true" : "");
  }

  private Filling.Request asked(String secret, ReportKind kind, HttpServletRequest request) {
    var agent = request.getHeader(HttpHeaders.USER_AGENT);
    var others = others(secret);
    return new Filling.Request(
        others.get(kind) == null ? "/r/" + secret : others.get(kind),
        links.behind(secret),
        kind,
        others,
        agent != null && agent.contains("MicroMessenger"),
        false,
        null);
  }

  private static Map<ReportKind, String> others(String secret) {
    var all = new EnumMap<ReportKind, String>(ReportKind.class);
    for (var kind : ReportKind.values())
      all.put(
          kind, kind == ReportKind.CHECKIN ? "/r/" + secret : "/r/" + secret + "/" + kind.path());
    return all;
  }

  private static ReportKind kind(String path) {
    for (var kind : ReportKind.values()) if (kind.path().equals(path)) return kind;
    throw Refusal.notFound(path);
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
