package org.greenclassroom.ceremonies;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: ceremonies, one with its facts, guests and papers; the papers themselves. */
@Controller
class CeremonyController {
  private static final int SIZE = 30;
  private static final List<Locale> ALL = List.of(Locale.CHINESE, Locale.ENGLISH, Locale.FRENCH);

  private final Ceremonies ceremonies;
  private final Printing printing;
  private final Shown shown;

  CeremonyController(Ceremonies ceremonies, Printing printing, Shown shown) {
    this.ceremonies = ceremonies;
    this.printing = printing;
    this.shown = shown;
  }

  record ListPage(Slice<GuestTable.Row> rows) {}

  record CeremonyPage(
      Kit kit,
      Map<Party, String> parties,
      List<Sheet> sheets,
      List<String> languages,
      boolean writes) {
    public long missing() {
      return kit.facts().stream().filter(Fact::missing).count();
    }
  }

  record GuestPage(Kit kit, Guest guest, Map<Party, String> parties, Map<Reply, String> replies) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/ceremonies")
  String list(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var before = Instant.parse("9999-01-01T00:00:00Z");
    long activity = Long.MAX_VALUE;
    if (!after.isEmpty()) {
      if (!after.matches("\\d{1,15}~\\d{1,15}")) throw Refusal.notFound(after);
      int tilde = after.indexOf('~');
      before = Instant.ofEpochSecond(Long.parseLong(after.substring(0, tilde)));
      activity = Long.parseLong(after.substring(tilde + 1));
    }
    model.addAttribute(
        "page",
        new ListPage(
            Slice.of(
                ceremonies.page(occasion.actor(), before, activity, SIZE + 1),
                SIZE,
                row -> row.startsAt().getEpochSecond() + "~" + row.activity())));
    return "ceremonies/list";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/ceremonies/{activity:\\d+}")
  String ceremony(@PathVariable long activity, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new CeremonyPage(
            ceremonies.kit(activity),
            parties(),
            List.of(Sheet.values()),
            ALL.stream().map(Locale::getLanguage).toList(),
            occasion.actor().is(Role.OFFICER)));
    return "ceremonies/ceremony";
  }

  private Map<Party, String> parties() {
    var all = new LinkedHashMap<Party, String>();
    for (var one : Party.values()) all.put(one, shown.word(one));
    return all;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/ceremonies/{activity:\\d+}/guests")
  String invite(
      @PathVariable long activity,
      @RequestParam(required = false) @Nullable Integer protocol,
      @RequestParam(required = false) @Nullable Party party,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "false") boolean speaker,
      Occasion occasion,
      RedirectAttributes redirect) {
    ceremonies.ceremony(activity);
    ceremonies.invite(
        occasion, activity, invited(protocol, party, name, title, organisation, speaker));
    Said.that(redirect, "ceremonies.said.invited", name);
    return "redirect:/ceremonies/" + activity + "#guests";
  }

  private static Invited invited(
      @Nullable Integer protocol,
      @Nullable Party party,
      String name,
      String title,
      String organisation,
      boolean speaker) {
    if (party == null) throw new Refusal("frame.refusal.missing", "party");
    return new Invited(protocol, party, name, title, organisation, speaker);
  }

  @Allow(Role.OFFICER)
  @GetMapping("/ceremonies/{activity:\\d+}/guests/{guest:\\d+}")
  String guest(@PathVariable long activity, @PathVariable long guest, Model model) {
    var replies = new LinkedHashMap<Reply, String>();
    for (var one : Reply.values()) replies.put(one, shown.word(one));
    model.addAttribute(
        "page",
        new GuestPage(
            ceremonies.kit(activity), ceremonies.guest(activity, guest), parties(), replies));
    return "ceremonies/guest";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/ceremonies/{activity:\\d+}/guests/{guest:\\d+}")
  String change(
      @PathVariable long activity,
      @PathVariable long guest,
      @RequestParam(required = false) @Nullable Integer protocol,
      @RequestParam(required = false) @Nullable Party party,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "false") boolean speaker,
      RedirectAttributes redirect) {
    ceremonies.guest(activity, guest);
    ceremonies.change(
        activity, guest, invited(protocol, party, name, title, organisation, speaker));
    Said.that(redirect, "ceremonies.said.changed", name);
    return "redirect:/ceremonies/" + activity + "#guests";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/ceremonies/{activity:\\d+}/guests/{guest:\\d+}/reply")
  String reply(
      @PathVariable long activity,
      @PathVariable long guest,
      @RequestParam(required = false) @Nullable Reply reply) {
    ceremonies.guest(activity, guest);
    if (reply == null) throw new Refusal("frame.refusal.missing", "reply");
    ceremonies.reply(activity, guest, reply);
    return "redirect:/ceremonies/" + activity + "#guests";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/ceremonies/{activity:\\d+}/guests/{guest:\\d+}/removal")
  String remove(
      @PathVariable long activity,
      @PathVariable long guest,
      Occasion occasion,
      RedirectAttributes redirect) {
    ceremonies.remove(occasion, activity, guest);
    Said.that(redirect, "ceremonies.said.removed");
    return "redirect:/ceremonies/" + activity + "#guests";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/ceremonies/{activity:\\d+}/{in:en|zh|fr}/{sheet:[a-z-]+}.pdf")
  ResponseEntity<byte[]> sheet(
      @PathVariable long activity,
      @PathVariable String in,
      @PathVariable String sheet,
      Occasion occasion) {
    var kit = ceremonies.kit(activity);
    var one = Sheet.at(sheet);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"%s-%d-%s.pdf\"".formatted(one.path(), activity, in))
        .body(printing.pdf(kit, one, Locale.forLanguageTag(in), occasion.today()));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/ceremonies/{activity:\\d+}/certificates")
  String certify(@PathVariable long activity, Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "ceremonies.said.certified", ceremonies.certify(occasion, activity));
    return "redirect:/ceremonies/" + activity + "#helpers";
  }

  /** In one language, or in all. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/ceremonies/{activity:\\d+}/kit.zip")
  void zip(
      @PathVariable long activity,
      @RequestParam(name = "in", defaultValue = "") String in,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var kit = ceremonies.kit(activity);
    var wanted = ALL.stream().filter(one -> one.getLanguage().equals(in)).toList();
    response.setContentType("application/zip");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"ceremony-%d%s.zip\""
            .formatted(activity, wanted.isEmpty() ? "" : "-" + in));
    printing.zip(
        response.getOutputStream(), kit, wanted.isEmpty() ? ALL : wanted, occasion.today());
  }
}
