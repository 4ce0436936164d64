package org.greenclassroom.catalogue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Errand;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of a sweep: what is about to be said of how many, and what came of it. */
@Controller
class SweepController {
  private static final int SHOWN = 50;
  private final Catalogue catalogue;
  private final Sweeping sweeping;
  private final List<Errand> errands;
  private final Shown shown;

  SweepController(Catalogue catalogue, Sweeping sweeping, List<Errand> errands, Shown shown) {
    this.catalogue = catalogue;
    this.sweeping = sweeping;
    this.errands = errands;
    this.shown = shown;
  }

  /**
   * About to be done.
   *
   * @param tags of those that are meant, the first; null when there are too many to be named again
   * @param list all of them, when they are handed to another room or were ticked
   */
  record NewPage(
      int count,
      List<Tag> tags,
      String list,
      Act.@Nullable Word word,
      @Nullable Errand errand,
      boolean all,
      Map<String, String> chosen,
      List<Fact.Condemned.Why> reasons) {}

  record DonePage(Swept swept, List<Told> refused, boolean mayUndo) {}

  /** A refused device with its sentence. */
  record Told(Tag tag, String sentence) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/sweeps/new")
  String begin(
      Filter filter,
      @RequestParam(required = false) @Nullable String word,
      @RequestParam(required = false) @Nullable List<String> tag,
      @RequestParam(defaultValue = "false") boolean all,
      Occasion occasion,
      Model model) {
    var meant = catalogue.meant(filter, occasion.actor());
    var chosen =
        all ? Chosen.all(meant, 0) : Chosen.ticked(Objects.requireNonNullElse(tag, List.of()));
    var nothing = !all && chosen.tags().isEmpty();
    var tags = nothing ? List.<Tag>of() : sweeping.meant(chosen, occasion.actor());
    var errand =
        errands.stream()
            .filter(one -> one.key().equals(word) && occasion.actor().is(one.roles()))
            .findFirst()
            .orElse(null);
    model.addAttribute(
        "page",
        new NewPage(
            tags.size(),
            tags.subList(0, Math.min(SHOWN, tags.size())),
            !all || errand != null
                ? String.join("\n", tags.stream().map(Tag::printed).toList())
                : "",
            sweeping.words(occasion.actor()).stream()
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElse(null),
            errand,
            all,
            meant.chosen(),
            List.of(Fact.Condemned.Why.values())));
    return "catalogue/sweep-new";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @PostMapping("/sweeps")
  String sweep(
      Filter filter,
      @RequestParam Act.Word word,
      @RequestParam(required = false) Fact.Condemned.@Nullable Why why,
      @RequestParam(defaultValue = "") String tags,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "0") long expected,
      Occasion occasion) {
    var chosen =
        all
            ? Chosen.all(catalogue.meant(filter, occasion.actor()), expected)
            : Chosen.ticked(List.of(tags));
    return "redirect:/sweeps/" + sweeping.sweep(occasion, new Act(word, why), chosen);
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/sweeps/{sweep:\\d+}")
  String done(@PathVariable long sweep, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new DonePage(
            sweeping.swept(sweep),
            sweeping.refused(sweep, SHOWN).stream().map(this::told).toList(),
            sweeping.mayUndo(occasion.actor(), sweep)));
    return "catalogue/sweep";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @GetMapping("/sweeps/{sweep:\\d+}.csv")
  void refused(@PathVariable long sweep, HttpServletResponse response) throws IOException {
    var refused = sweeping.refused(sweep, Sweeping.MOST);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"refused-" + sweep + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row("tag", "reason", "sentence");
      for (var one : refused) sheet.row(one.tag().printed(), one.reason(), told(one).sentence());
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping("/sweeps/{sweep:\\d+}/undoing")
  String undo(@PathVariable long sweep, Occasion occasion) {
    sweeping.undo(occasion, sweep);
    return "redirect:/sweeps/" + sweep;
  }

  private Told told(Refused refused) {
    var arguments =
        refused.arguments().stream()
            .map(argument -> argument.startsWith("#") ? shown.text(argument) : argument)
            .<Object>map(argument -> argument)
            .toList();
    return new Told(refused.tag(), shown.sentence(new Said(refused.reason(), arguments)));
  }
}
