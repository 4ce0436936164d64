package org.greenclassroom.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets of coefficients: open to everybody, for a figure without its sources is a claim. */
@Controller
class SetController {
  private static final int MOST_BYTES = 2 << 20;
  private static final String SET = "/method/sets/{set:\\d{1,18}}";

  private final Method method;
  private final Naming naming;
  private final MessageSource words;

  SetController(Method method, Naming naming, MessageSource words) {
    this.words = words;
    this.method = method;
    this.naming = naming;
  }

  record SetsPage(List<SetTable.Known> sets, boolean mayLoad) {}

  /** A coefficient with its name. */
  record Named(String name, Coefficient coefficient) {}

  record SetPage(SetTable.Known known, Map<Term, List<Named>> terms) {}

  @AllowEveryone
  @GetMapping("/method")
  String sets(Occasion occasion, Model model) {
    index(model, "method.lead");
    model.addAttribute(
        "page", new SetsPage(method.sets(), occasion.actor().is(Role.ADMINISTRATOR)));
    return "method/sets";
  }

  @AllowEveryone
  @GetMapping(SET)
  String set(@PathVariable long set, Model model) {
    var terms = new EnumMap<Term, List<Named>>(Term.class);
    for (var one : method.set(set).all())
      terms.computeIfAbsent(one.term(), _ -> new ArrayList<>()).add(new Named(naming.of(one), one));
    var known =
        method.sets().stream()
            .filter(one -> one.set() == set)
            .findAny()
            .orElseThrow(() -> Refusal.notFound("" + set));
    index(model, "method.set.described", known.coefficients(), known.version());
    model.addAttribute("page", new SetPage(known, terms));
    return "method/set";
  }

  /** Search engines may show it. */
  private void index(Model model, String key, Object... arguments) {
    model.addAttribute("indexed", true);
    model.addAttribute(
        "described", words.getMessage(key, arguments, LocaleContextHolder.getLocale()));
  }

  /** As it can be loaded again: change numbers and version, and it is the next set. */
  @AllowEveryone
  @MayBeOld
  @GetMapping(SET + ".csv")
  void file(@PathVariable long set, HttpServletResponse response) throws IOException {
    var found = method.set(set);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"coefficients-%s.csv\"".formatted(found.version()));
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(CoefficientSheet.COLUMNS.toArray());
      for (var one : found.all())
        sheet.row(
            one.id(),
            one.subject(),
            one.term().name(),
            one.low(),
            one.central(),
            one.high(),
            one.unit(),
            one.source(),
            one.year(),
            one.region(),
            one.licence(),
            one.note());
    }
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/method/sets")
  String load(
      @RequestParam String version,
      @RequestParam MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    if (file.getSize() > MOST_BYTES)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "method.refusal.file", MOST_BYTES >> 20);
    long set =
        method.load(occasion, version.strip(), new String(file.getBytes(), StandardCharsets.UTF_8));
    Said.that(redirect, "method.said.loaded", version.strip());
    return "redirect:/method/sets/" + set;
  }
}
