package org.greenclassroom.takeback;

import java.util.List;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came home: the rule's word for each, ticked and followed, or overruled one by one. */
@Controller
class SortingController {
  private final Sorting sorting;

  SortingController(Sorting sorting) {
    this.sorting = sorting;
  }

  record SortingPage(
      Slice<Sorting.Waiting> waiting,
      List<SortingTable.Decided> lately,
      int oldest,
      boolean decides) {
    public Way[] ways() {
      return Way.values();
    }
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/takeback/sorting")
  String sorting(
      @RequestParam(required = false) @Nullable String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new SortingPage(
            sorting.waiting(occasion, after),
            sorting.lately(),
            sorting.oldest(),
            occasion.actor().is(Role.OFFICER, Role.TECHNICIAN)));
    return "takeback/sorting";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/takeback/sorting")
  String follow(
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    var counts =
        sorting.follow(
            occasion,
            tags.stream().filter(one -> !one.isBlank()).map(Tag::parse).distinct().toList());
    Said.that(
        redirect,
        "takeback.said.sorted",
        counts.getOrDefault(Way.LEND, 0),
        counts.getOrDefault(Way.PARTS, 0),
        counts.getOrDefault(Way.DISMANTLE, 0));
    return "redirect:/takeback/sorting";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/takeback/sorting/{tag}")
  String overrule(
      @PathVariable String tag,
      @RequestParam Way way,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var one = Tag.parse(tag);
    sorting.overrule(occasion, one, way, reason);
    Said.that(redirect, "takeback.said.sorted-one", one.printed(), way);
    return "redirect:/takeback/sorting";
  }
}
