package org.greenclassroom.endings;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** The watch list: computers that became a school's own, and what was heard of them since. */
@Controller
class WatchController {
  private static final int PAGE = 50;
  private static final String ONE = "/endings/watch-list/{device:\\d{1,18}}";

  private final WatchList watchList;
  private final Partners partners;

  WatchController(WatchList watchList, Partners partners) {
    this.watchList = watchList;
    this.partners = partners;
  }

  record ListPage(
      Slice<WatchTable.Watched> rows, WatchTable.Waiting waiting, boolean over, LocalDate today) {}

  record OnePage(
      WatchTable.Watched one,
      List<WatchTable.Heard> heard,
      Map<String, String> plants,
      boolean officer,
      LocalDate today) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/endings/watch-list")
  String list(
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            watchList.page(occasion.actor(), school, over, after, PAGE),
            watchList.waiting(occasion.today()),
            over,
            occasion.today()));
    return "endings/watch-list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ONE)
  String one(@PathVariable long device, Occasion occasion, Model model) {
    var plants = new LinkedHashMap<String, String>();
    for (var plant : partners.of(PartnerKind.DISMANTLER))
      plants.put(Long.toString(plant.partner()), plant.name());
    model.addAttribute(
        "page",
        new OnePage(
            watchList.watched(device),
            watchList.heard(device),
            plants,
            occasion.actor().is(Role.OFFICER),
            occasion.today()));
    return "endings/watched";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/visits")
  String there(
      @PathVariable long device,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    watchList.there(occasion, device, day, words);
    Said.that(redirect, "endings.said.there");
    return "redirect:/endings/watch-list/" + device;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ONE + "/release")
  String release(
      @PathVariable long device,
      @RequestParam Released how,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(required = false) @Nullable Long plant,
      @RequestParam(required = false) @Nullable MultipartFile evidence,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var name = evidence == null ? null : evidence.getOriginalFilename();
    watchList.release(
        occasion,
        device,
        how,
        day,
        plant,
        evidence == null || evidence.isEmpty()
            ? null
            : new WatchList.Evidence(
                name == null || name.isBlank() ? "paper" : name, evidence.getBytes()),
        words);
    Said.that(redirect, "endings.said.released");
    return "redirect:/endings/watch-list/" + device;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ONE + "/evidence")
  ResponseEntity<byte[]> evidence(@PathVariable long device) {
    var kept = watchList.evidence(device);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(kept.mediaType()))
        .header("Content-Disposition", "attachment; filename=\"" + kept.sha256() + "\"")
        .body(kept.bytes());
  }
}
