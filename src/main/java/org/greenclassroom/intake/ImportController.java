package org.greenclassroom.intake;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Spool;
import org.greenclassroom.lists.Verdict;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a donor's list before it is a lot, and what became of it. */
@Controller
class ImportController {
  private final Announcing announcing;
  private final Lists lists;
  private final Partners partners;
  private final Donations donations;
  private final ImportPages pages;
  private final RowsForDonor rowsForDonor;

  ImportController(
      Announcing announcing,
      Lists lists,
      Partners partners,
      Donations donations,
      ImportPages pages,
      RowsForDonor rowsForDonor) {
    this.announcing = announcing;
    this.lists = lists;
    this.partners = partners;
    this.donations = donations;
    this.pages = pages;
    this.rowsForDonor = rowsForDonor;
  }

  /**
   * The lists of a lot.
   *
   * @param lists that came into it, also those taken back; the newest first
   * @param open whether another one may come into it
   */
  record ListsPage(long lot, long donor, String name, List<Import> lists, boolean open) {}

  /** What lists a lot has, and one more into it. */
  @Allow(Role.OFFICER)
  @GetMapping("/intake/lots/{id}/lists")
  String ofLot(@PathVariable long id, Model model) {
    var lot = donations.lot(id);
    model.addAttribute(
        "page",
        new ListsPage(
            id,
            lot.donor(),
            partners.partner(lot.donor()).name(),
            lists.ofLot(id),
            lot.closedAt() == null));
    return "intake/lists";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports")
  String read(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Long into,
      @RequestParam MultipartFile file,
      Occasion occasion) {
    if (donor == null) throw new Refusal("intake.refusal.no-donor");
    try (var spool = spool(file)) {
      var list =
          announcing.preview(
              occasion, donor, spool.path(), spool.name(), spool.sha256(), null, into);
      return "redirect:/intake/imports/"
          + list.id()
          + (list.state() == Import.State.MAPPING ? "/columns" : "");
    }
  }

  /** What was uploaded; an empty file is a list too, and refused as one. */
  static Spool spool(MultipartFile file) {
    var name = file.getOriginalFilename();
    if (file.isEmpty() && (name == null || name.isEmpty()))
      throw new Refusal("intake.refusal.no-file");
    try (var bytes = file.getInputStream()) {
      return Spool.of(bytes, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/intake/imports/{id}")
  String preview(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Verdict verdict,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute("page", pages.page(occasion.actor(), id, verdict, outcome, after));
    return "intake/import";
  }

  /** Announced items of the lot that the new list does not name. */
  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/intake/imports/{id}/missing")
  String missing(
      @PathVariable long id,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute("page", pages.missing(occasion.actor(), id, after));
    return "intake/missing";
  }

  /** The rows that were refused or warned of, to be sent back to the donor. */
  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/intake/imports/{id}/rows.csv")
  ResponseEntity<StreamingResponseBody> told(@PathVariable long id) {
    lists.list(id);
    var language = LocaleContextHolder.getLocale();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"list-%d-rows.csv\"".formatted(id))
        .body(stream -> {
          var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          rowsForDonor.write(id, language, out);
          out.flush();
        });
  }

  /**
   * Leaves rows out, or takes them in again.
   *
   * @param all whether every row that the filter shows is meant, not only those ticked
   */
  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/choice")
  String choose(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<Long> line,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "true") boolean out,
      @RequestParam(required = false) @Nullable Verdict verdict,
      @RequestParam(required = false) @Nullable Outcome outcome,
      RedirectAttributes redirect) {
    if (!all && line == null) throw new Refusal("intake.refusal.nothing-ticked");
    int changed =
        all
            ? announcing.leaveOut(id, verdict, outcome, out)
            : announcing.leaveOut(id, line == null ? List.of() : line, out);
    Said.that(redirect, out ? "intake.said.left-out" : "intake.said.taken-in", changed);
    if (verdict != null) redirect.addAttribute("verdict", verdict);
    if (outcome != null) redirect.addAttribute("outcome", outcome);
    return "redirect:/intake/imports/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/withdrawals")
  String withdraw(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<Long> item,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "true") boolean out,
      RedirectAttributes redirect) {
    if (!all && item == null) throw new Refusal("intake.refusal.nothing-ticked");
    int changed = announcing.withdraw(id, all ? null : item, out);
    Said.that(redirect, out ? "intake.said.withdrawn" : "intake.said.kept", changed);
    return "redirect:/intake/imports/" + id + "/missing";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/comparison")
  String compare(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    announcing.compareAgain(occasion, id);
    Said.that(redirect, "intake.said.compared");
    return "redirect:/intake/imports/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/commit")
  String commit(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    var done = announcing.commit(occasion, id);
    if (lists.list(id).into() == null)
      Said.that(redirect, "intake.said.committed", done.items(), done.refused() + done.leftOut());
    else
      Said.that(
          redirect,
          "intake.said.brought-in",
          done.items(),
          done.changed(),
          done.withdrawn(),
          done.refused() + done.leftOut());
    return "redirect:/intake/lots/" + done.lot();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/removal")
  String putAway(@PathVariable long id, RedirectAttributes redirect) {
    announcing.putAway(id);
    Said.that(redirect, "intake.said.put-away");
    return "redirect:/intake";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/reversal")
  String undo(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    var undone = announcing.undo(occasion, id);
    Said.that(redirect, "intake.said.undone", undone.removed(), undone.restored());
    return "redirect:/intake/imports/" + id;
  }
}
