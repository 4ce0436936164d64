package org.greenclassroom.impact;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit pack about minors, on the page and on paper. */
@Controller
class MinorsController {
  private final Minors minors;

  MinorsController(Minors minors) {
    this.minors = minors;
  }

  /** The pack, and in which languages it is printed. */
  record MinorsPage(Minors.Pack pack, List<String> languages) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/impact/minors")
  String minors(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new MinorsPage(
            minors.pack(occasion), Words.LANGUAGES.stream().map(Locale::getLanguage).toList()));
    return "impact/minors";
  }

  /** Signed: {@code ?language=zh}, {@code en} or {@code fr}; else the reader's. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/impact/minors.pdf")
  ResponseEntity<byte[]> paper(
      @RequestParam(required = false) @Nullable String language, Occasion occasion) {
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "inline; filename=\"minors-" + locale.getLanguage() + ".pdf\"")
        .body(minors.paper(occasion, locale));
  }
}
