package org.greenclassroom.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The texts of papers: their versions, two beside each other, writing and approving. */
@Controller
class TextController {
  private final Texts texts;
  private final Kinds kinds;
  private final Printing printing;
  private final Names people;

  TextController(Texts texts, Kinds kinds, Printing printing, Names people) {
    this.texts = texts;
    this.kinds = kinds;
    this.printing = printing;
    this.people = people;
  }

  /** A kind with its versions. */
  record Shelf(
      String kind,
      String name,
      List<TextVersion> versions,
      @Nullable Integer current,
      boolean mayWrite) {}

  record TextsPage(List<Shelf> shelves, Map<Long, String> names) {}

  record TextPage(
      TextVersion text,
      String name,
      Map<String, List<Passage>> words,
      @Nullable String writer,
      @Nullable String approver,
      boolean mayApprove,
      boolean own) {}

  record WritePage(
      String kind,
      String name,
      @Nullable TextVersion from,
      Map<String, String> placeholders,
      LocalDate today,
      Map<String, String> languages) {
    public @Nullable String words(String language) {
      return from == null ? null : from.words().get(language);
    }
  }

  record ComparePage(
      String kind,
      String name,
      TextVersion before,
      TextVersion after,
      Map<String, List<Difference.Row>> rows) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/papers/texts")
  String texts(Occasion occasion, Locale locale, Model model) {
    var shelves = new ArrayList<Shelf>();
    var names = new LinkedHashMap<Long, String>();
    for (var kind : kinds.all()) {
      var versions = texts.versions(occasion, kind);
      for (var each : versions) {
        name(names, each.writtenBy());
        if (each.approvedBy() != null) name(names, each.approvedBy());
      }
      var current = versions.isEmpty() ? null : current(occasion, kind);
      shelves.add(
          new Shelf(
              kind.kind(),
              printing.kind(kind.kind(), locale),
              versions,
              current,
              occasion.actor().is(Role.OFFICER)));
    }
    model.addAttribute("page", new TextsPage(shelves, names));
    return "papers/texts";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/papers/texts/{kind}/{version}")
  String text(
      @PathVariable String kind,
      @PathVariable int version,
      Occasion occasion,
      Locale locale,
      Model model) {
    var text = texts.version(kind, version);
    var words = new LinkedHashMap<String, List<Passage>>();
    for (var language : text.languages()) words.put(language, text.passages(language));
    var own = text.writtenBy() == occasion.actor().account();
    model.addAttribute(
        "page",
        new TextPage(
            text,
            printing.kind(kind, locale),
            words,
            people.name(text.writtenBy()),
            people.name(text.approvedBy()),
            text.waits() && occasion.actor().is(Role.OFFICER) && !own,
            own));
    return "papers/text";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/papers/texts/{kind}/new")
  String blank(
      @PathVariable String kind,
      @RequestParam(defaultValue = "0") int from,
      Occasion occasion,
      Locale locale,
      Model model) {
    var of = kinds.kind(kind);
    model.addAttribute(
        "page",
        new WritePage(
            kind,
            printing.kind(kind, locale),
            from == 0 ? null : texts.version(kind, from),
            printing.placeholders(of, locale),
            occasion.today(),
            PaperController.languages()));
    return "papers/write";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/texts/{kind}")
  String write(
      @PathVariable String kind,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
      @RequestParam String prevails,
      @RequestParam String note,
      @RequestParam(defaultValue = "") String zh,
      @RequestParam(defaultValue = "") String en,
      @RequestParam(defaultValue = "") String fr,
      Occasion occasion,
      RedirectAttributes redirect) {
    int version =
        texts.write(
            occasion, kind, validFrom, prevails, note, Map.of("zh", zh, "en", en, "fr", fr));
    Said.that(redirect, "papers.said.written", version);
    return "redirect:/papers/texts/" + kind + "/" + version;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/texts/{kind}/{version}/approval")
  String approve(
      @PathVariable String kind,
      @PathVariable int version,
      @RequestParam String sha256,
      Occasion occasion,
      RedirectAttributes redirect) {
    texts.approve(occasion, kind, version, sha256);
    Said.that(redirect, "papers.said.approved", version);
    return "redirect:/papers/texts/" + kind + "/" + version;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/papers/texts/{kind}/comparison")
  String compare(
      @PathVariable String kind,
      @RequestParam int before,
      @RequestParam int after,
      Locale locale,
      Model model) {
    var one = texts.version(kind, before);
    var two = texts.version(kind, after);
    var rows = new LinkedHashMap<String, List<Difference.Row>>();
    for (var language : TextVersion.ORDER)
      if (one.words().containsKey(language) || two.words().containsKey(language))
        rows.put(
            language,
            Difference.of(
                one.words().getOrDefault(language, "").lines().toList(),
                two.words().getOrDefault(language, "").lines().toList()));
    model.addAttribute("page", new ComparePage(kind, printing.kind(kind, locale), one, two, rows));
    return "papers/comparison";
  }

  private @Nullable Integer current(Occasion occasion, PaperKind kind) {
    return texts.ifCurrent(occasion, kind).map(TextVersion::version).orElse(null);
  }

  private void name(Map<Long, String> names, long account) {
    var name = people.name(account);
    if (name != null) names.put(account, name);
  }
}
