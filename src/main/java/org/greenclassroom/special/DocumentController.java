package org.greenclassroom.special;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: documents for those who do not see print, and licences that end. */
@Controller
class DocumentController {
  private final Documents documents;
  private final Special special;
  private final Courses courses;
  private final Shown shown;

  DocumentController(Documents documents, Special special, Courses courses, Shown shown) {
    this.documents = documents;
    this.special = special;
    this.courses = courses;
    this.shown = shown;
  }

  record ListPage(
      @Nullable Form form,
      Slice<DocumentTable.Document> documents,
      Map<Form, String> forms,
      Map<String, String> courses,
      boolean writes) {}

  record LicencesPage(
      Slice<Aid> licences, int ending, int ended, LocalDate today, boolean writes) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/special/documents")
  String list(
      @RequestParam(required = false) @Nullable Form form,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var forms = new EnumMap<Form, String>(Form.class);
    for (var one : Form.values()) forms.put(one, shown.word(one));
    var offered = new LinkedHashMap<String, String>();
    for (var one : courses.offered()) offered.put(one.code(), one.title().in(locale));
    model.addAttribute(
        "page",
        new ListPage(
            form,
            documents.page(form, after),
            forms,
            offered,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "special/documents";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/documents")
  String keep(
      @RequestParam(defaultValue = "") String title,
      @RequestParam Form form,
      @RequestParam(defaultValue = "zh") String tongue,
      @RequestParam(defaultValue = "") String course,
      @RequestPart MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect) {
    try {
      var name = file.getOriginalFilename();
      documents.keep(
          occasion, title, form, tongue, course, name == null ? "" : name, file.getBytes());
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    Said.that(redirect, "special.said.kept", title.strip());
    return "redirect:/special/documents";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/special/documents/{document:\\d{1,18}}/file")
  ResponseEntity<byte[]> file(@PathVariable long document) {
    var kept = documents.file(document);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(kept.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/documents/{document:\\d{1,18}}/withdrawal")
  String withdraw(@PathVariable long document, Occasion occasion, RedirectAttributes redirect) {
    documents.withdraw(occasion, document);
    Said.that(redirect, "special.said.withdrawn", documents.document(document).title());
    return "redirect:/special/documents";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/special/licences")
  String licences(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var today = occasion.today();
    var counted = special.counted(today);
    model.addAttribute(
        "page",
        new LicencesPage(
            special.ending(occasion.actor(), today, after),
            counted[0],
            counted[1],
            today,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "special/licences";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/special/licences/letters")
  String warn(Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "special.said.warned", special.warnOwn(occasion));
    return "redirect:/special/licences";
  }
}
