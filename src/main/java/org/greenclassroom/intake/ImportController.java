package org.greenclassroom.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.lists.Import;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Sentences;
import org.greenclassroom.lists.Spool;
import org.greenclassroom.lists.Verdict;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a donor's list before it is a lot. */
@Controller
class ImportController {
  private static final int PAGE = 50;

  private final Intake intake;
  private final Lists lists;
  private final Partners partners;
  private final Sentences sentences;

  ImportController(Intake intake, Lists lists, Partners partners, Sentences sentences) {
    this.intake = intake;
    this.lists = lists;
    this.partners = partners;
    this.sentences = sentences;
  }

  record RowShown(
      long line,
      Verdict verdict,
      List<String> remarks,
      String written,
      @Nullable String donorsTag,
      @Nullable String kind,
      @Nullable String what,
      @Nullable String serial) {}

  /**
   * @param earlierLot the lot that the same file already became
   * @param mayCommit whether who looks may say yes
   */
  record ImportPage(
      Import list,
      String donor,
      @Nullable Verdict only,
      Slice<RowShown> rows,
      @Nullable Long earlierLot,
      boolean mayCommit) {}

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports")
  String read(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam MultipartFile file,
      Occasion occasion) {
    if (donor == null) throw new Refusal("intake.refusal.no-donor");
    try (var spool = spool(file)) {
      var list = lists.preview(occasion, donor, spool.path(), spool.name(), spool.sha256(), null, null);
      return "redirect:/intake/imports/" + list.id();
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
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion,
      Model model) {
    var list = lists.list(id);
    var rows = lists.rows(id, verdict, after, PAGE);
    model.addAttribute(
        "page",
        new ImportPage(
            list,
            partners.partner(list.donor()).name(),
            verdict,
            new Slice<>(rows.rows().stream().map(this::shown).toList(), rows.next()),
            list.lot() == null ? lists.earlierLot(list) : null,
            occasion.actor().is(Role.OFFICER)
                && list.state() == Import.State.PREVIEWED
                && list.usable() > 0));
    return "intake/import";
  }

  private RowShown shown(Row row) {
    return new RowShown(
        row.line(),
        row.verdict(),
        sentences.of(row.remarks()),
        row.written(),
        row.donorsTag(),
        row.kind().name(),
        what(row.maker(), row.model()),
        row.serial());
  }

  private static @Nullable String what(@Nullable String maker, @Nullable String model) {
    if (maker == null) return model;
    return model == null ? maker : maker + " " + model;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/intake/imports/{id}/commit")
  String commit(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    var committed = intake.commit(occasion, id);
    Said.that(redirect, "intake.said.committed", committed.items(), committed.refused());
    return "redirect:/intake/lots/" + committed.lot();
  }
}
