package org.greenclassroom.entities;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.PersonName;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the entities, one with its versions, the rule, and what its letterhead looks like. */
@Controller
class EntityController {
  private static final List<String> TERRITORIES = List.of("CN", "HK", "VN", "OTHER");
  private static final List<String> LAWS = List.of("CN", "HK", "VN", "SG", "FR", "GB");
  private static final List<String> LANGUAGES = List.of("zh", "en", "fr");

  private final Entities entities;
  private final Paper paper;
  private final Shown shown;
  private final List<PaperSeries> series;
  private final List<PersonName> people;

  EntityController(
      Entities entities,
      Paper paper,
      Shown shown,
      List<PaperSeries> series,
      List<PersonName> people) {
    this.entities = entities;
    this.paper = paper;
    this.shown = shown;
    this.series = series;
    this.people = people;
  }

  /** Who acts where today. */
  record Seat(String territory, long entity, String name) {}

  record ListPage(
      List<Version> entities,
      List<Seat> seats,
      List<Rule> rules,
      Map<Long, String> names,
      Map<Long, String> writers,
      List<String> territories,
      LocalDate today,
      boolean mayWrite) {}

  record EntityPage(
      Version newest,
      @Nullable Version now,
      List<Version> versions,
      Map<Long, String> writers,
      Map<String, String> series,
      boolean mayWrite) {}

  /** The form, empty or filled with what stands. */
  record FormPage(
      @Nullable Version known,
      List<Register> registers,
      List<String> territories,
      List<String> laws,
      List<String> languages,
      Map<String, String> series,
      LocalDate today) {
    public @Nullable String letters(String usual) {
      return known == null ? null : known.series().get(usual);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/entities")
  String list(Occasion occasion, Locale locale, Model model) {
    var all = entities.all();
    var names = new LinkedHashMap<Long, String>();
    for (var each : all) names.put(each.entity(), each.name(locale.getLanguage()));
    var rules = entities.rules();
    var writers = new LinkedHashMap<Long, String>();
    for (var rule : rules) name(writers, rule.writtenBy());
    var seats =
        TERRITORIES.stream()
            .map(territory -> {
              long acting = entities.acting(territory, occasion.today());
              return new Seat(territory, acting, String.valueOf(names.get(acting)));
            })
            .toList();
    model.addAttribute(
        "page",
        new ListPage(
            all, seats, rules, names, writers, TERRITORIES, occasion.today(), mayWrite(occasion)));
    return "entities/list";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/entities/rules")
  String rule(
      @RequestParam String territory,
      @RequestParam long entity,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    entities.rule(occasion, territory, entity, from, note);
    Said.that(
        redirect,
        "entities.said.rule",
        entities.versions(entity).getFirst().name(locale.getLanguage()),
        shown.text("#entities.territory." + territory.toLowerCase(Locale.ROOT)),
        shown.day(from));
    return "redirect:/entities";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/entities/new")
  String blank(Occasion occasion, Model model) {
    model.addAttribute("page", form(occasion, null));
    return "entities/form";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/entities")
  String open(
      @RequestParam String prefix,
      EntityForm form,
      @RequestParam Map<String, String> all,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var wording =
        form.wording(letters(all), picture(form.logo(), null), picture(form.seal(), null));
    long entity = entities.open(occasion, prefix.strip().toUpperCase(Locale.ROOT), wording);
    Said.that(redirect, "entities.said.opened");
    return "redirect:/entities/" + entity;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/entities/{entity}")
  String entity(@PathVariable long entity, Occasion occasion, Locale locale, Model model) {
    var versions = entities.versions(entity);
    var writers = new LinkedHashMap<Long, String>();
    for (var each : versions) name(writers, each.writtenBy());
    var newest = versions.getFirst();
    var now =
        versions.stream()
            .filter(each -> !each.validFrom().isAfter(occasion.today()))
            .findFirst()
            .orElse(null);
    model.addAttribute(
        "page",
        new EntityPage(newest, now, versions, writers, numbers(newest), mayWrite(occasion)));
    return "entities/entity";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/entities/{entity}/change")
  String again(@PathVariable long entity, Occasion occasion, Model model) {
    model.addAttribute("page", form(occasion, entities.versions(entity).getFirst()));
    return "entities/form";
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/entities/{entity}/versions")
  String change(
      @PathVariable long entity,
      EntityForm form,
      @RequestParam Map<String, String> all,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var before = entities.versions(entity).getFirst();
    var wording =
        form.wording(
            letters(all),
            picture(form.logo(), Boolean.TRUE.equals(form.withoutLogo()) ? null : before.logo()),
            picture(form.seal(), Boolean.TRUE.equals(form.withoutSeal()) ? null : before.seal()));
    int version = entities.change(occasion, entity, wording);
    Said.that(redirect, "entities.said.changed", version);
    return "redirect:/entities/" + entity;
  }

  /** What a paper of this version looks like; it is no paper and says so. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/entities/{entity}/versions/{version}/preview.pdf")
  ResponseEntity<byte[]> preview(
      @PathVariable long entity, @PathVariable int version, Locale locale) {
    var found = version(entity, version);
    var letterhead = found.letterhead();
    var pdf =
        paper.pdf(
            "entities/preview",
            Map.of("page", found, "series", numbers(found), "issued", shown.day(found.validFrom())),
            locale,
            letterhead);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"letterhead-%d-%d.pdf\"".formatted(entity, version))
        .body(pdf);
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/entities/{entity}/versions/{version}/logo")
  ResponseEntity<byte[]> logo(@PathVariable long entity, @PathVariable int version) {
    return shown(entities.picture(entity, version, false));
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/entities/{entity}/versions/{version}/seal")
  ResponseEntity<byte[]> seal(@PathVariable long entity, @PathVariable int version) {
    return shown(entities.picture(entity, version, true));
  }

  private static ResponseEntity<byte[]> shown(Files.Kept kept) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        // a drawing opened by itself runs nothing either
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }

  private Version version(long entity, int version) {
    return entities.versions(entity).stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(String.valueOf(version)));
  }

  private FormPage form(Occasion occasion, @Nullable Version known) {
    return new FormPage(
        known, List.of(Register.values()), TERRITORIES, LAWS, LANGUAGES, kinds(), occasion.today());
  }

  /** What each kind of paper is called, by its usual letters. */
  private Map<String, String> kinds() {
    var kinds = new TreeMap<String, String>();
    for (var each : series)
      each.series().forEach((letters, words) -> kinds.put(letters, shown.text("#" + words)));
    return kinds;
  }

  /** How the next paper of each kind begins. */
  private Map<String, String> numbers(Version version) {
    var numbers = new LinkedHashMap<String, String>();
    var letterhead = version.letterhead();
    kinds().forEach((letters, name) -> numbers.put(name, letterhead.series(letters)));
    return numbers;
  }

  /** Every known kind is there, so that two with the same letters are noticed. */
  private Map<String, String> letters(Map<String, String> posted) {
    var letters = new TreeMap<String, String>();
    for (var usual : kinds().keySet())
      letters.put(usual, posted.getOrDefault("series-" + usual, ""));
    return letters;
  }

  private @Nullable String picture(@Nullable MultipartFile file, @Nullable String before)
      throws IOException {
    if (file == null || file.isEmpty()) return before;
    return entities.keep(file.getBytes(), "picture");
  }

  private static boolean mayWrite(Occasion occasion) {
    return occasion.actor().is(Role.OFFICER, Role.ADMINISTRATOR);
  }

  private void name(Map<Long, String> names, long account) {
    if (account <= 0 || names.containsKey(account)) return;
    try {
      people.stream()
          .map(name -> name.of(new Actor(account, List.of())))
          .findFirst()
          .ifPresent(name -> names.put(account, name));
    } catch (Refusal nobody) {
      // an account that is gone stays without a name
    }
  }
}
