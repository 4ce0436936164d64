package org.greenclassroom.past;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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

/** One spreadsheet: read, looked at, taken, taken back. */
@Controller
class ImportController {
  private static final int PAGE = 50;
  private static final String ONE = "/past/imports/{imported:\\d{1,18}}";

  private final Past past;

  ImportController(Past past) {
    this.past = past;
  }

  /**
   * What became of it, or would.
   *
   * @param difference of which alone the rows are shown; null: of all
   * @param reads whether the reader may decide upon it
   */
  record ImportPage(
      Import imported,
      Layout layout,
      List<Remark> remarks,
      List<Entries.Tally> tallies,
      Slice<Entries.Compared> rows,
      @Nullable Difference difference,
      boolean reads) {
    public Meaning[] meanings() {
      return Meaning.values();
    }

    public Difference[] differences() {
      return Difference.values();
    }

    public long count(Difference asked) {
      return tallies.stream()
          .filter(tally -> tally.difference() == asked)
          .mapToLong(Entries.Tally::entries)
          .sum();
    }

    public boolean isDraft() {
      return imported.state() == Import.State.DRAFT;
    }

    public boolean isTaken() {
      return imported.state() == Import.State.TAKEN;
    }

    /** More may follow that are not shown. */
    public boolean isCut() {
      return remarks.size() == Past.MOST_REMARKS;
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping("/past/imports")
  String read(
      @RequestParam(defaultValue = "") String source,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable MultipartFile document,
      Occasion occasion,
      RedirectAttributes redirect) {
    var drafts =
        past.read(
            occasion,
            source,
            sent(file),
            document == null || document.isEmpty() ? null : sent(document));
    Said.that(redirect, "past.said.read", drafts.size());
    return drafts.size() == 1 ? "redirect:/past/imports/" + drafts.getFirst() : "redirect:/past";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ONE)
  String imported(
      @PathVariable long imported,
      @RequestParam(required = false) @Nullable Difference difference,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ImportPage(
            past.imported(imported),
            past.layout(imported),
            past.remarks(imported),
            past.tallies(imported),
            past.compared(imported, difference, after, PAGE),
            difference,
            occasion.actor().is(Role.OFFICER)));
    return "past/import";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/columns")
  String map(
      @PathVariable long imported,
      @RequestParam(defaultValue = "") String year,
      @RequestParam Map<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    var said = new HashMap<Integer, String>();
    posted.forEach((name, value) -> {
      if (name.matches("column-\\d{1,2}"))
        said.put(Integer.valueOf(name.substring("column-".length())), value);
    });
    past.map(occasion, imported, said, year);
    Said.that(redirect, "past.said.mapped");
    return "redirect:/past/imports/" + imported;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/taking")
  String take(@PathVariable long imported, Occasion occasion, RedirectAttributes redirect) {
    past.take(occasion, imported);
    Said.that(redirect, "past.said.taken");
    return "redirect:/past/imports/" + imported;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/removal")
  String putAway(@PathVariable long imported, RedirectAttributes redirect) {
    past.putAway(imported);
    Said.that(redirect, "past.said.put-away");
    return "redirect:/past";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/striking")
  String strike(
      @PathVariable long imported,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    past.strike(occasion, imported, reason);
    Said.that(redirect, "past.said.struck");
    return "redirect:/past/imports/" + imported;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ONE + "/file")
  ResponseEntity<byte[]> file(@PathVariable long imported) {
    return answer(past.file(imported, false));
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ONE + "/document")
  ResponseEntity<byte[]> document(@PathVariable long imported) {
    return answer(past.file(imported, true));
  }

  /** Somebody else's file is never opened in the page of this house. */
  private static ResponseEntity<byte[]> answer(Past.Sent file) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(file.bytes());
  }

  private static Past.Sent sent(MultipartFile file) {
    try {
      return new Past.Sent(
          file.getBytes(), Objects.requireNonNullElse(file.getOriginalFilename(), ""));
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }
}
