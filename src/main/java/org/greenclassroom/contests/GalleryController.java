package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The public page: only what a guardian allowed for it, today; no cache keeps it longer. */
@Controller
class GalleryController {
  private static final int PAGE = 24;
  private final Contests contests;
  private final Awards awards;
  private final BatchPages pages;

  GalleryController(Contests contests, Awards awards, BatchPages pages) {
    this.contests = contests;
    this.awards = awards;
    this.pages = pages;
  }

  /** A work and, where the school allowed it, the school. */
  record Hung(Entry entry, String school) {
    public boolean picture() {
      return entry.kind() == Work.Kind.IMAGE;
    }
  }

  record GalleryPage(Edition edition, List<Hung> works, Slice<Entry> slice) {}

  @AllowEveryone
  @GetMapping("/gallery/{edition:\\d{1,18}}")
  String gallery(
      @PathVariable long edition,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model,
      HttpServletResponse response) {
    var known = contests.edition(edition);
    if (!known.isAwarded()) throw Refusal.notFound("edition");
    response.setHeader("Cache-Control", "no-store");
    var slice = awards.shown(edition, Purpose.WEB, after, occasion.today(), PAGE);
    var schools =
        awards.schoolsOf(slice.rows().stream().map(Entry::batch).collect(Collectors.toSet()));
    model.addAttribute(
        "page",
        new GalleryPage(
            known,
            slice.rows().stream()
                .map(entry -> new Hung(entry, schools.getOrDefault(entry.batch(), "")))
                .toList(),
            slice));
    return "contests/gallery";
  }

  @AllowEveryone
  @GetMapping("/gallery/{edition:\\d{1,18}}/{entry:\\d{1,18}}/work")
  ResponseEntity<byte[]> work(
      @PathVariable long edition, @PathVariable long entry, Occasion occasion) {
    return pages.work(awards.onTheWeb(edition, entry, occasion.today()), "work-" + entry);
  }
}
