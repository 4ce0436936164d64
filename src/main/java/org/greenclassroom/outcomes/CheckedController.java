package org.greenclassroom.outcomes;

import java.io.IOException;
import java.time.Instant;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the QR code of a paper, for whoever holds it. */
@Controller
class CheckedController {
  private final Issuing issuing;

  CheckedController(Issuing issuing) {
    this.issuing = issuing;
  }

  /** What is public of a paper: no person, no donor, no school, no serial number. */
  record CheckedPage(
      String code,
      String number,
      Issued.Kind kind,
      Issued.State state,
      Instant issuedAt,
      @Nullable Instant endedAt,
      long pieces,
      long weighed,
      long estimated) {}

  @AllowEveryone
  @GetMapping({"/o/{code}", "/O/{code}"})
  String check(@PathVariable String code, Model model) {
    var issued = issuing.coded(code);
    model.addAttribute(
        "page",
        new CheckedPage(
            issued.code(),
            issued.number(),
            issued.kind(),
            issued.state(),
            issued.issuedAt(),
            issued.endedAt(),
            issued.pieces(),
            issued.weighed(),
            issued.estimated()));
    return "outcomes/checked";
  }

  /** Compares a PDF with the ones that were issued, by its SHA-256; it is not kept. */
  @AllowEveryone
  @PostMapping("/o/{code}")
  String compare(
      @PathVariable String code, @RequestPart MultipartFile file, RedirectAttributes redirect) {
    var issued = issuing.coded(code);
    try {
      var number = file.isEmpty() ? "" : issuing.numberOf(file.getBytes());
      if (number.isEmpty()) Said.that(redirect, "outcomes.checked.changed");
      else if (number.equals(issued.number())) Said.that(redirect, "outcomes.checked.same", number);
      else Said.that(redirect, "outcomes.checked.other", number);
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return "redirect:/o/" + issued.code();
  }
}
