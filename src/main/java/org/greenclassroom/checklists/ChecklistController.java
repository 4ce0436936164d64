package org.greenclassroom.checklists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Checklists and their versions: what there is, a preview, two beside each other, workbooks. */
@Controller
class ChecklistController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private final Checklists checklists;
  private final Authoring authoring;
  private final Shown shown;

  ChecklistController(Checklists checklists, Authoring authoring, Shown shown) {
    this.checklists = checklists;
    this.authoring = authoring;
    this.shown = shown;
  }

  /** A checklist with its versions, the newest first. */
  record Shelf(String code, Use use, String title, List<Version> versions) {}

  record ListsPage(List<Shelf> shelves, boolean writes) {}

  record ListPage(String code, Use use, String title, List<Version> versions, boolean writes) {}

  record NewPage(Map<String, String> uses) {}

  record PreviewPage(Version version, String language, List<String> languages, Fill form) {}

  record ComparisonPage(Version before, Version after, List<Difference> rows) {
    public List<Difference> changed() {
      return rows.stream().filter(row -> row.kind() != Difference.Kind.SAME).toList();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checklists")
  String lists(Occasion occasion, Locale locale, Model model) {
    var byCode = new LinkedHashMap<String, List<Version>>();
    for (var version : authoring.all())
      byCode.computeIfAbsent(version.code(), _ -> new ArrayList<>()).add(version);
    var shelves =
        byCode.values().stream()
            .map(versions ->
                new Shelf(
                    versions.getFirst().code(),
                    versions.getFirst().use(),
                    versions.getFirst().titled(locale),
                    versions))
            .toList();
    model.addAttribute("page", new ListsPage(shelves, occasion.actor().is(Role.OFFICER)));
    return "checklists/lists";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checklists/{code}")
  String list(@PathVariable String code, Occasion occasion, Locale locale, Model model) {
    var versions = authoring.of(code);
    var newest = versions.getFirst();
    model.addAttribute(
        "page",
        new ListPage(
            code,
            newest.use(),
            newest.title().in(locale),
            versions,
            occasion.actor().is(Role.OFFICER)));
    return "checklists/list";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/checklists/new")
  String blank(Model model) {
    var uses = new LinkedHashMap<String, String>();
    for (var use : Use.values()) uses.put(use.name(), shown.word(use));
    model.addAttribute("page", new NewPage(uses));
    return "checklists/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/checklists")
  String open(
      @RequestParam String code,
      @RequestParam Use use,
      @RequestParam Map<String, String> posted,
      Occasion occasion) {
    var title = new ItemForm(posted).spoken("title");
    return "redirect:/checklists/versions/" + authoring.open(occasion, code.strip(), use, title);
  }

  /** A workbook becomes the draft of this checklist. */
  @Allow(Role.OFFICER)
  @PostMapping("/checklists/{code}/imports")
  String take(
      @PathVariable String code,
      @RequestParam MultipartFile workbook,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    authoring.of(code);
    if (workbook.getSize() > XlsFormSheets.MOST_BYTES)
      throw new Refusal(
          Refusal.Kind.TOO_LARGE, "checklists.refusal.xls-large", XlsFormSheets.MOST_BYTES >> 20);
    var version = authoring.take(occasion, code, XlsForm.read(workbook.getBytes()));
    Said.that(redirect, "checklists.said.taken", checklists.version(version).items().size());
    return "redirect:/checklists/versions/" + version;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checklists/versions/{id:\\d{1,18}}/xlsform")
  ResponseEntity<byte[]> workbook(@PathVariable long id) {
    var version = checklists.version(id);
    return ResponseEntity.ok()
        .header("Content-Type", XLSX)
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s-%d.xlsx\"".formatted(version.code(), version.n()))
        .header("Cache-Control", "no-store")
        .body(XlsFormWriter.write(version));
  }

  /** As it will look, in one of the three languages. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checklists/versions/{id:\\d{1,18}}/preview")
  String preview(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String in,
      Locale locale,
      Model model) {
    var wanted = Words.language(in, locale);
    var version = checklists.version(id);
    model.addAttribute(
        "page",
        new PreviewPage(
            version,
            wanted.getLanguage(),
            Spoken.LANGUAGES,
            checklists.fill(version, Map.of(), wanted)));
    return "checklists/preview";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checklists/comparison")
  String compare(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable Long after,
      Model model) {
    if (before == null || after == null) return "redirect:/checklists";
    var one = checklists.version(before);
    var other = checklists.version(after);
    model.addAttribute(
        "page", new ComparisonPage(one, other, Difference.between(one.content(), other.content())));
    return "checklists/comparison";
  }
}
