package org.greenclassroom.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Pages: a file from a stick or a mail is read in, and its answer taken back. */
@Controller
class BundleController {
  private static final int SHOWN = 20;
  private final Batches batches;

  BundleController(Batches batches) {
    this.batches = batches;
  }

  record BundlesPage(List<BatchTable.Brought> brought, Slice<BatchTable.Gap> gaps) {}

  /**
   * @param missing earlier numbers of its collector that never came
   */
  record BundlePage(
      BatchTable.Brought bundle, List<Answered.Refused> refused, List<Integer> missing) {}

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping("/usage/bundles")
  String bundles(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new BundlesPage(
            batches.brought(occasion.actor(), Long.MAX_VALUE, SHOWN),
            batches.gaps(occasion.actor(), after, SHOWN)));
    return "usage/bundles";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/usage/bundles")
  String bring(@RequestParam MultipartFile file, Occasion occasion) throws IOException {
    if (file.isEmpty()) throw new Refusal("usage.refusal.no-bundle");
    return "redirect:/usage/bundles/" + batches.bring(occasion, file.getBytes());
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping("/usage/bundles/{batch:\\d+}")
  String bundle(@PathVariable long batch, Occasion occasion, Model model) {
    var bundle = batches.brought(occasion.actor(), batch);
    var collector = bundle.collector();
    var sequence = bundle.sequence();
    model.addAttribute(
        "page",
        new BundlePage(
            bundle,
            Answered.refused(bundle.answer()),
            collector == null || sequence == null
                ? List.of()
                : batches.missing(collector, sequence)));
    return "usage/bundle";
  }

  /** The answer for the collector, which then knows what it may forget. */
  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping("/usage/bundles/{batch:\\d+}/answer.gitr")
  ResponseEntity<byte[]> answer(@PathVariable long batch, Occasion occasion) {
    var bundle = batches.brought(occasion.actor(), batch);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            "Content-Disposition",
            "attachment; filename=\"answer-%s-%s.gitr\""
                .formatted(bundle.collector(), bundle.sequence()))
        .body(bundle.answer().getBytes(StandardCharsets.UTF_8));
  }
}
